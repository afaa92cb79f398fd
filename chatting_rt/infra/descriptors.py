"""How many sockets a process may hold. Shells and service managers often give 1024, for the sake of old programs."""

import sys

import structlog

WANTED = 65_536
FEW = 4_096

log = structlog.get_logger()


def raise_limit() -> int:
    """As many descriptors as we may have, up to what one process can serve."""
    if sys.platform == "win32":
        return WANTED  # no such limit there
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    most = max(soft, wanted)
    if most < FEW:
        log.warning("few_descriptors", most=most, advice="raise the hard limit (ulimit -Hn, LimitNOFILE=)")
    return most
