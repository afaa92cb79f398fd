"""The files of a database cluster: made whole or not at all."""

import os
import secrets
import shutil
from pathlib import Path

from chatting_rt.infra.embedded.address import DATABASE, ROLE
from chatting_rt.infra.embedded.runner import Runner

# The socket lies in a directory that only we may enter, and still nobody is trusted without the password.
# The superuser has none, so nobody can sign in as it.
HBA = "local all all scram-sha-256\n"

CONFIG = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "fsync": "on",
    "synchronous_commit": "on",
    "password_encryption": "scram-sha-256",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What people write must not get into a log file: neither by a failing statement nor by the detail of an error.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_checkpoints": "off",
}


def make_cluster(runner: Runner, home: Path) -> None:
    """A cluster with our role and database in it, if there is none. A half-made one never gets the final name."""
    if (home / "data").exists():
        return
    draft = home / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    password = secrets.token_urlsafe(32)
    _keep_private(home / "password", password)
    runner.run(
        "initdb",
        *("-D", str(draft), "-U", "postgres", "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"),
    )
    # The single-user server takes one statement per line, and listens to nobody else.
    runner.run(
        "postgres",
        *("--single", "-D", str(draft), "postgres"),
        typed=f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{password}'\nCREATE DATABASE {DATABASE} OWNER {ROLE}\n",
    )
    (draft / "pg_hba.conf").write_text(HBA)
    draft.rename(home / "data")


def _keep_private(path: Path, secret: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())


def flags(socket_dir: str) -> list[str]:
    quoted = socket_dir.replace('"', '""')  # a list, in which a comma would begin the next directory
    config = {**CONFIG, "unix_socket_directories": f'"{quoted}"'}
    return [part for name, value in config.items() for part in ("-c", f"{name}={value}")]
