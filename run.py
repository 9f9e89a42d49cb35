"""Start Linli on this computer: `python run.py`.

Makes the environment in `.venv`, installs what `constraints.txt` pins, makes the demo community when there is no
database yet, then serves. Needs Python 3.11 or later and nothing beside the standard library; Linux, macOS, Windows.
An older Python must still be able to read this file, since it says which one is needed.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "linli.json"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
LINLI = SCRIPTS / ("linli.exe" if os.name == "nt" else "linli")
OLDEST = (3, 11)

# Exit code 0 when the PostgreSQL database of DATABASE_URL holds our schema, 3 when it is empty. The address may hold a
# password, so it is handed over in the environment and never on a command line.
ASK_POSTGRESQL = """
import os, sys, psycopg
address = "postgresql" + os.environ["DATABASE_URL"].removeprefix("postgresql").removeprefix("+psycopg")
try:
    with psycopg.connect(address, connect_timeout=10) as connection:
        sys.exit(0 if connection.execute("SELECT to_regclass('alembic_version')").fetchone()[0] else 3)
except psycopg.OperationalError as error:
    sys.exit(str(error))
"""


def say(chinese, english):
    """One progress line in both languages, on stderr so that it never mixes with a command's answer."""
    print(f"[linli] {chinese}  |  {english}", file=sys.stderr, flush=True)


def stop(chinese, english):
    """End with one sentence in both languages and exit code 1."""
    say(chinese, english)
    raise SystemExit(1)


# The right Python -----------------------------------------------------------------------------------------------------


def version_of(python):
    """(major, minor) of an interpreter, or None when it does not start."""
    try:
        answer = subprocess.run(
            [str(python), "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if answer.returncode != 0:
        return None
    return tuple(int(part) for part in answer.stdout.split())


def leave_old_python(arguments):
    """Go on with a newer Python of this computer, or say in one sentence which one is needed."""
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and (version_of(found) or (0, 0)) >= OLDEST:
            raise SystemExit(subprocess.call([found, str(Path(__file__).resolve()), *arguments]))
    here = "{}.{}".format(*sys.version_info)
    stop(
        f"需要 Python 3.11 或更新的版本，这里是 {here}。请先安装新版 Python，再运行一次。",
        f"Python 3.11 or later is needed, this is {here}. Install a newer Python, then run this again.",
    )


# The environment ------------------------------------------------------------------------------------------------------


@contextmanager
def alone():
    """Only one set-up at a time in this folder; the lock lies on this file and ends with the process."""
    with open(__file__, "rb") as file:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 30)  # beyond the text, since a Windows lock also keeps readers out
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def fingerprint():
    """A hash of everything that decides what is installed; other changes of pyproject.toml install nothing anew."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    deciding = [project["build-system"], project["project"], project["tool"]["setuptools"], str(ROOT)]
    digest = hashlib.sha256(json.dumps(deciding, sort_keys=True).encode())
    digest.update((ROOT / "constraints.txt").read_bytes())
    return digest.hexdigest()


def read_stamp():
    """What the last set-up wrote; empty when there was none or it was cut short while writing."""
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(**values):
    """Replace the stamp in one step."""
    beside = STAMP.with_suffix(".new")
    beside.write_text(json.dumps(values), encoding="utf-8")
    os.replace(str(beside), str(STAMP))


def make_environment():
    """An empty environment with pip in it; tries other tools where this Python cannot make one."""
    say("正在建立运行环境 .venv", "Making the environment .venv")
    VENV.mkdir(exist_ok=True)
    write_stamp(state="making")
    needed = importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    if not needed and shutil.which("uv"):
        command = ["uv", "venv", "--seed", "--allow-existing", "--python", sys.executable, str(VENV)]
    elif not needed and importlib.util.find_spec("virtualenv"):
        command = [sys.executable, "-m", "virtualenv", str(VENV)]
    else:
        if not needed:
            install_venv_module()
        command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.call(command, cwd=str(ROOT)) != 0 or not has_pip():
        stop(
            "运行环境没有建成。请删除 .venv 文件夹后再运行一次。",
            "The environment could not be made. Remove the folder .venv and run this again.",
        )


def install_venv_module():
    """Debian and Ubuntu split `venv` off: fetch it when we may, otherwise name the command."""
    package = "python{}.{}-venv".format(*sys.version_info)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        say(f"正在安装系统软件包 {package}", f"Installing the system package {package}")
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.call(["apt-get", "update", "-qq"], env=quiet, stdout=sys.stderr)
        if subprocess.call(["apt-get", "install", "-y", "-qq", package], env=quiet, stdout=sys.stderr) == 0:
            return
    stop(
        f"这个 Python 缺少 venv。请输入：sudo apt-get install {package}；不是 Debian、Ubuntu 的，请安装完整的 Python。",
        f"This Python lacks venv. Type: sudo apt-get install {package}; beyond Debian, Ubuntu install a full Python.",
    )


def has_pip():
    """Whether the environment's Python starts, is new enough and can install."""
    if (version_of(PYTHON) or (0, 0)) < OLDEST:
        return False
    return (
        subprocess.call([str(PYTHON), "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        == 0
    )


def pip(*arguments):
    """Run pip in the environment, show one moving line, and its own words only when it stops."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    process = subprocess.Popen(
        command + list(arguments),
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=dict(os.environ, PYTHONUTF8="1"),
    )
    lines, is_terminal = [], sys.stderr.isatty()
    for line in process.stdout:
        lines.append(line.rstrip())
        if is_terminal and line.startswith(("Collecting", "Downloading", "Installing")):
            print(f"\r\033[K[linli] {line.strip()[:100]}", end="", file=sys.stderr, flush=True)
    if is_terminal:
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    if process.wait() != 0:
        print("\n".join(lines[-40:]), file=sys.stderr)
        stop(
            "没有装齐。请看上面的原因，检查网络后再运行一次；网络慢时可先设好 PIP_INDEX_URL（镜像地址）。",
            "Not all could be installed. See above, check the network, run this again (PIP_INDEX_URL names a mirror).",
        )


def prepare(with_dev):
    """Bring `.venv` to what pyproject.toml and constraints.txt say; does nothing when it is there already."""
    with alone():
        stamp, wanted = read_stamp(), fingerprint()
        extras = sorted(set(stamp.get("extras", [])) | ({"dev"} if with_dev else set()))
        is_same = stamp.get("state") == "ready" and stamp.get("fingerprint") == wanted and stamp.get("extras") == extras
        if is_same and LINLI.exists() and version_of(PYTHON):
            return
        is_cut_short = stamp.get("state") == "making"
        if VENV.exists() and (is_cut_short or not has_pip()):
            say("运行环境不完整，正在重建", "The environment is incomplete and is made anew")
            shutil.rmtree(str(VENV))
        if not VENV.exists():
            make_environment()
        write_stamp(state="making", extras=extras)
        say("正在安装所需软件，一般 1 到 3 分钟", "Installing what is needed, usually 1 to 3 minutes")
        pinned = ["--constraint", "constraints.txt"]
        pip(*pinned, "setuptools")
        target = f".[{','.join(extras)}]" if extras else "."
        pip(*pinned, "--no-build-isolation", "--config-settings", "editable_mode=compat", "--editable", target)
        write_stamp(state="ready", fingerprint=wanted, extras=extras)
        say("运行环境已就绪", "The environment is ready")


# The database and the server ------------------------------------------------------------------------------------------


def sqlite_file():
    """Where the SQLite database lies or will lie, as `core/settings.py` says; None when the settings name a server."""
    address = os.environ.get("DATABASE_URL", "").strip()
    if not address:
        return ROOT / os.environ.get("LINLI_DATA_DIR", "data") / "linli.db"
    return ROOT / address.split(":///", 1)[-1] if address.startswith("sqlite") else None


def unfinished(file):
    """The mark beside a database whose demo is still being made here; nobody has worked with such a database yet."""
    return file.with_name(file.name + ".unfinished")


def has_database(file):
    """Whether the database that the settings name has been made, and not only begun."""
    if file is not None:
        return file.exists() and not unfinished(file).exists()
    answer = subprocess.call([str(PYTHON), "-c", ASK_POSTGRESQL], cwd=str(ROOT))
    if answer not in (0, 3):
        stop(
            "连不上 DATABASE_URL 所指的数据库。请确认它已启动、地址正确，再运行一次。",
            "The database of DATABASE_URL does not answer. Make sure it runs and the address is right, then try again.",
        )
    return answer == 0


def make_demo(file):
    """The demo community; one that was cut short is begun again."""
    say("第一次运行：正在建立演示社区", "First run: making the demo community")
    if file is not None:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if unfinished(file).exists():
            for part in ("", "-wal", "-shm", "-journal"):
                if (file.parent / (file.name + part)).exists():
                    (file.parent / (file.name + part)).unlink()
        unfinished(file).touch()
    if subprocess.call([str(LINLI), "init", "--demo", "community"], cwd=str(ROOT)) != 0:
        stop("演示社区没有建成，原因见上。", "The demo community could not be made, see above.")
    if file is not None:
        unfinished(file).unlink()


def serve(port):
    """Make the demo community on the first run, then serve until stopped."""
    file = sqlite_file()
    if not has_database(file):
        make_demo(file)
    say(f"打开 http://localhost:{port} 即可使用，按 Ctrl+C 停止", f"Open http://localhost:{port}, stop with Ctrl+C")
    command = [str(LINLI), "serve", "--port", str(port)]
    if os.name == "nt":
        return subprocess.call(command, cwd=str(ROOT))
    os.chdir(str(ROOT))
    return os.execv(command[0], command)  # the server takes this process over, so signals reach it directly


def main(arguments):
    """Read the command line; answers the exit code."""
    parser = argparse.ArgumentParser(prog="run.py", description="Linli 邻里: set up and start on this computer.")
    parser.add_argument("--setup", action="store_true", help="只建运行环境 | only make the environment")
    parser.add_argument("--dev", action="store_true", help="连同测试工具 | with what tests and checks need")
    parser.add_argument("--port", type=int, default=os.environ.get("PORT") or 8501, help="端口 | port (8501, or PORT)")
    chosen = parser.parse_args(arguments)
    if sys.version_info < OLDEST:
        leave_old_python(arguments)
    prepare(with_dev=chosen.dev)
    return 0 if chosen.setup else serve(chosen.port)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console without Chinese letters still shows the English half
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
