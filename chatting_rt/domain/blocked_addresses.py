"""Addresses from where no visitor of a workspace gets in.

An address is what `client_address` takes for it, whatever proxies say. An IPv6 client counts by its /64 there, so no
block is narrower than that; and none is so wide that it would shut out a country by mistake.
"""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_network
from uuid import UUID

from tortoise.expressions import Q

from chatting_rt.domain import moments
from chatting_rt.domain.people import AgentPerson
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.infra.database import Row
from chatting_rt.services import Services
from chatting_rt.wire import blocked_addresses as wire
from chatting_rt.wire.base import rfc3339
from models import BlockedAddress, Workspace

MOST = 500  # of a workspace: they are looked through whenever a visitor comes
WIDEST = {4: 16, 6: 32}
NARROWEST_V6 = 64
Network = IPv4Network | IPv6Network
IS_BLOCKED = """
SELECT FROM blocked_address WHERE workspace_id = $1 AND network::inet >>= $2::inet
AND (expires_at IS NULL OR expires_at > $3) LIMIT 1
"""
OF_WORKSPACES = """
SELECT workspace_id, network FROM blocked_address
WHERE workspace_id = ANY($1) AND (expires_at IS NULL OR expires_at > $2)
"""


async def block(services: Services, by: AgentPerson, wish: wire.BlockAddress) -> wire.BlockedAddress:
    """Open sockets are cut by the processes that have them. Blocking what is blocked says anew why and until when."""
    network = _network(wish.network)
    moments.check(wish.expires_at, "expires_at")
    now = services.clock.now()
    if wish.expires_at is not None and wish.expires_at <= now:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "That is over already.", field="expires_at")
    async with services.log.transaction(by.workspace_id):
        await Workspace.filter(id=by.workspace_id).select_for_update(no_key=True).get()
        await BlockedAddress.filter(workspace_id=by.workspace_id, expires_at__lte=now).delete()
        others = BlockedAddress.filter(workspace_id=by.workspace_id).exclude(network=str(network))
        if await others.count() >= MOST:
            raise Refused(ErrorCode.CONFLICT, f"A workspace blocks at most {MOST} networks.")
        kept, _ = await BlockedAddress.update_or_create(
            {"reason": wish.reason, "expires_at": wish.expires_at, "created_at": now},
            workspace_id=by.workspace_id, network=str(network),
        )  # fmt: skip
    return _shape(kept)


def _network(text: str) -> Network:
    try:
        network = ip_network(text.strip(), strict=False)
    except ValueError:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "This is neither an address nor a network.", field="network") from None
    mapped = network.network_address.ipv4_mapped if isinstance(network, IPv6Network) else None
    if mapped is not None and network.prefixlen >= 96:
        network = ip_network((mapped, network.prefixlen - 96), strict=False)
    if isinstance(network, IPv6Network) and network.prefixlen > NARROWEST_V6:
        network = network.supernet(new_prefix=NARROWEST_V6)
    if network.prefixlen < WIDEST[network.version]:
        widest = WIDEST[network.version]
        raise Refused(ErrorCode.INVALID_PAYLOAD, f"No more than a /{widest} can be blocked at once.", field="network")
    return network


async def unblock(by: AgentPerson, id: UUID) -> None:
    if not await BlockedAddress.filter(id=id, workspace_id=by.workspace_id).delete():
        raise not_found()


async def listed(services: Services, by: AgentPerson) -> list[wire.BlockedAddress]:
    counting = Q(expires_at=None) | Q(expires_at__gt=services.clock.now())
    return [
        _shape(kept)
        for kept in await BlockedAddress.filter(counting, workspace_id=by.workspace_id).order_by("-created_at", "-id")
    ]


async def check(services: Services, workspace_id: UUID, address: str) -> None:
    """`blocked` for a visitor who comes from there."""
    if _parsed(address) is None:
        return
    if await services.database.fetch(IS_BLOCKED, workspace_id, address, services.clock.now()):
        raise Refused(ErrorCode.BLOCKED)


async def of_workspaces(services: Services, ids: Collection[UUID]) -> dict[UUID, list[Network]]:
    rows: list[Row] = await services.database.fetch(OF_WORKSPACES, list(ids), services.clock.now())
    found: dict[UUID, list[Network]] = {}
    for row in rows:
        found.setdefault(row["workspace_id"], []).append(ip_network(row["network"]))
    return found


def covers(networks: Collection[Network], address: str) -> bool:
    parsed = _parsed(address)
    return parsed is not None and any(
        parsed.version == network.version and parsed.subnet_of(network)  # type: ignore[arg-type]
        for network in networks
    )


def _parsed(address: str) -> Network | None:
    """Of somebody without an address, as behind a socket file, nothing is known."""
    try:
        return ip_network(address)
    except ValueError:
        return None


def _shape(kept: BlockedAddress) -> wire.BlockedAddress:
    return wire.BlockedAddress(
        id=kept.id,
        network=kept.network,
        reason=kept.reason,
        expires_at=rfc3339(kept.expires_at) if kept.expires_at else None,
        created_at=rfc3339(kept.created_at),
    )
