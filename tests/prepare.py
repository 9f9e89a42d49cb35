"""Make sure that this computer has what the tests need beside `.venv`: a Chromium, a Chinese font, a C compiler.

They come from the system; the compiler makes the library through which drills see what is written to the disk. On
Debian and Ubuntu they are fetched when we may (root, or sudo without a password); otherwise one sentence says what to
type. Standard library only. PostgreSQL needs nothing here: it comes as a wheel.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
COMPILER_NAMES = ("cc", "gcc", "clang")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
PACKAGES = {"chromium": "chromium", "font": "fonts-noto-cjk", "compiler": "gcc", "headers": "libc6-dev"}


def chromium() -> str | None:
    """Where the browser for page tests is: LINLI_CHROMIUM, else the first known name on the path, else None."""
    named = os.environ.get("LINLI_CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    found = next((path for path in map(shutil.which, CHROMIUM_NAMES) if path), None)
    return found or (str(MAC_CHROME) if MAC_CHROME.is_file() else None)


def has_chinese_font() -> bool:
    """Whether pages will be drawn in Chinese and not in boxes; macOS and Windows bring such a font along."""
    if sys.platform in ("darwin", "win32"):
        return True
    if not shutil.which("fc-list"):
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def missing() -> list[str]:
    """Names of the Debian packages that this computer lacks."""
    lacks = {
        "chromium": chromium() is None,
        "font": not has_chinese_font(),
        "compiler": not any(map(shutil.which, COMPILER_NAMES)),
        "headers": sys.platform == "linux" and not Path("/usr/include/stdio.h").exists(),
    }
    return [PACKAGES[what] for what, is_lacking in lacks.items() if is_lacking]


def administrator() -> list[str] | None:
    """What to put before apt-get, or None where we may not install."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    may = (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )
    return ["sudo", "-n"] if may else None


def install(packages: list[str], before: list[str]) -> None:
    """Fetch Debian packages; whether it went well is seen by looking again."""
    print(f"[linli] 正在安装 {' '.join(packages)}  |  Installing {' '.join(packages)}", file=sys.stderr, flush=True)
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *command], check=False, stdout=sys.stderr)


def main() -> int:
    """0 when everything is there, 1 with one sentence when something has to be installed by hand."""
    packages = missing()
    if packages and (before := administrator()) is not None:
        install(packages, before)
        packages = missing()
    if packages:
        print(
            f"[linli] 测试还缺 {' '.join(packages)}，请输入：sudo apt-get install {' '.join(packages)}"
            f"  |  The tests need {' '.join(packages)}: type sudo apt-get install {' '.join(packages)},"
            " or set LINLI_CHROMIUM to the path of a Chromium",
            file=sys.stderr,
        )
    return 1 if packages else 0


if __name__ == "__main__":
    sys.exit(main())
