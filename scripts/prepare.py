"""Makes what a command needs, once: `prepare.py run`, `dev` or `fix`. Standard library only.

Each step leaves a stamp of what it was made from, so a second run costs a moment; and a lock lets two commands
start side by side in one checkout.
"""

import fcntl
import hashlib
import re
import shutil
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

VENV = Path(".venv")
MODULES = Path("node_modules")
STATIC = Path("chatting_rt/static")
NODE = (20, 19)


def main(purpose):
    Path(".stamps").mkdir(exist_ok=True)
    with Path(".stamps/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with ThreadPoolExecutor() as side_by_side:
            parts = [side_by_side.submit(prepare_python, purpose), side_by_side.submit(prepare_clients, purpose)]
        for part in parts:
            part.result()


def prepare_python(purpose):
    need = "requirements.lock" if purpose == "run" else "requirements-dev.lock"
    made_from = {name: fingerprint([Path(name)]) for name in ("requirements.lock", "requirements-dev.lock")}
    place = f"{Path.cwd()} {sys.version_info[0]}.{sys.version_info[1]}"
    # What tests need includes what the product needs: after `make test`, `make run` has nothing to install.
    enough = {f"{place} {made_from[name]}" for name in {need, "requirements-dev.lock"}}
    stamp = VENV / "made-from"
    if stamp.exists() and stamp.read_text() in enough:
        return
    say(f"Installing Python packages ({need})")
    if not (stamp.exists() and stamp.read_text().startswith(place + " ")):
        shutil.rmtree(VENV, ignore_errors=True)
        make_venv()
    stamp.unlink(missing_ok=True)
    run(VENV / "bin/python", "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", need)
    stamp.write_text(f"{place} {made_from[need]}")


def make_venv():
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except (subprocess.CalledProcessError, ImportError):
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit("This Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv")


def prepare_clients(purpose):
    prepare_node()
    if purpose != "fix":  # what is to be mended may not build
        build_clients()


def prepare_node():
    require_node()
    made_from = fingerprint([Path("package-lock.json"), *Path().glob("*_js/package.json")])
    stamp = MODULES / ".made-from"
    if stamp.exists() and stamp.read_text() == made_from:
        return
    say("Installing Node packages")
    run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_text(made_from)


def require_node():
    wanted = f"Node {NODE[0]}.{NODE[1]} or newer is needed to build the clients"
    if not shutil.which("node") or not shutil.which("npm"):
        sys.exit(f"{wanted}, with npm: https://nodejs.org")
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    version = tuple(int(part) for part in re.findall(r"\d+", found)[:2])
    if version < NODE:
        sys.exit(f"{wanted}; found {found}: https://nodejs.org")


def build_clients():
    sources = [path for folder in Path().glob("*_js") for path in folder.rglob("*") if path.is_file()]
    sources = [path for path in sources if not {"node_modules", "dist", "tests"} & set(path.parts)]
    made_from = fingerprint([*sources, Path("package-lock.json"), Path("tsconfig.base.json")])
    stamp = Path(".stamps/clients")
    if (
        stamp.exists()
        and stamp.read_text() == made_from
        and all((STATIC / c).exists() for c in ("widget", "dashboard"))
    ):
        return
    say("Building the clients")
    run("npm", "run", "--silent", "build")
    stamp.write_text(made_from)


def fingerprint(paths):
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def say(words):
    print(f"-- {words}", flush=True)


def run(*command):
    done = subprocess.run([str(part) for part in command])
    if done.returncode != 0:
        sys.exit(f"Failed: {' '.join(str(part) for part in command)}")


main(sys.argv[1])
