#!/usr/bin/env python3
"""One command from a fresh checkout to a built site, or to a tested one.

    python3 run.py build [options]        sets up what is needed, then builds content/ into site/
    python3 run.py preview [options]      sets up what is needed, then opens the desk in a browser
    python3 run.py test [--full] [args]   sets up what is needed, then runs every check and test
    python3 run.py test --unit            every check, and the tests that write no site
    python3 run.py test NAME...           the tests of what is named only: a room, a module, a file
    python3 run.py COMMAND ...            sets up what is needed, then `estate COMMAND ...`

The environment lies in .venv and is made from the hash-locked requirements: everybody runs
exactly what was tested, and a second run needs no network. Only the standard library is used
here, so that an office PC needs nothing but Python. Sentences are in Chinese, then in English.
"""

import contextlib
import ctypes.util
import hashlib
import importlib.util
import io
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import takewhile
from pathlib import Path

if sys.version_info < (3, 11):  # an old Python must come this far, so the whole file parses on 3.6
    sys.exit(
        f"需要 Python 3.11 或更新的版本，现在是 {sys.version.split()[0]}。\n"
        f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}."
    )

USAGE = """\
用法：
    python3 run.py build              生成网站：content/ → site/
    python3 run.py preview            打开工作台：看网站、改内容、打印、发布
    python3 run.py test [--full]      运行全部检查和测试（--full 包括较慢的）
    python3 run.py test publish       只测试改动的部分（名称可以是模块、文件夹或测试文件）
    python3 run.py list               其他命令原样交给 estate
Usage:
    python3 run.py build              build the site: content/ → site/
    python3 run.py preview            open the desk: see, change, print and publish the site
    python3 run.py test [--full]      run every check and test (--full: the slow ones too)
    python3 run.py test publish       test only what has changed (a module, folder or test file)
    python3 run.py list               any other command is handed to estate"""

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "made-from"

# The test lock holds the runtime lock, version for version. Its environment therefore serves both.
RUNTIME_LOCKS = (ROOT / "requirements.txt",)
TEST_LOCKS = (*RUNTIME_LOCKS, ROOT / "requirements-test.txt")

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as main; main()"  # has no -m
QUICK_CHECKS = (
    ("ruff check", ("-m", "ruff", "check")),
    ("ruff format", ("-m", "ruff", "format", "--check")),
)
CHECKS = (
    *QUICK_CHECKS,
    ("mypy", ("-m", "mypy")),
    # What Windows lacks is missing from its types too: whole functions, and some that only raise.
    ("mypy win32", ("-m", "mypy", "--platform=win32", "--cache-dir=.mypy_cache/win32")),
    ("lint-imports", ("-c", LINT_IMPORTS, "--no-logo")),
)
PARTS: dict[str, tuple[str, ...]] = {
    "--full": (),
    "--unit": ("-m", "not slow and not whole and not browser"),
}
CORES = os.cpu_count() or 1
EVERY_CORE = ("-n", str(CORES + 1))
"""One process more than there are cores: tests that wait for a browser leave some idle."""
ONE_A_CORE = ("-n", str(CORES))
"""The unit suite waits for nothing, and each process takes seconds to find all tests."""


BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
HEADLESS = "chromium-headless-shell"
"""Debian's Chromium without windows: two thirds of the work; the tests do without it as well."""
WINDOWS_BROWSERS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
MACOS_BROWSERS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

INSTALLERS = {
    "apt-get": "sudo apt-get update && sudo apt-get install -y {}",
    "dnf": "sudo dnf install -y chromium fontconfig google-noto-sans-cjk-fonts libatomic",
    "pacman": "sudo pacman -S --needed chromium fontconfig noto-fonts-cjk",
    "brew": "brew install --cask google-chrome",
    "winget": "winget install Google.Chrome",
}
ANY_BROWSER = "ESTATE_BROWSER=/path/to/chrome python3 run.py test"  # where none of these exists


class SetupError(Exception):
    """Something only the reader can do: said in both languages, with the one command if any."""

    def __init__(self, chinese: str, english: str, command: str = "") -> None:
        lines = (chinese, english, "    " + command if command else "")
        super().__init__("\n".join(line for line in lines if line))


def main(arguments: list[str]) -> int:
    """Run what was asked for and return its exit status."""
    prepare_streams()
    hear_ctrl_break()
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(USAGE)
        return 0 if arguments else 2
    try:
        return test(arguments[1:]) if arguments[0] == "test" else estate(arguments)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130  # what a shell reports for Ctrl-C


def hear_ctrl_break() -> None:
    """Take Ctrl-Break as Ctrl-C, or Windows would end this before the command it waits for."""
    if hasattr(signal, "SIGBREAK"):
        signal.signal(signal.SIGBREAK, signal.default_int_handler)


def prepare_streams(system: str = os.name) -> None:
    """A console without Chinese must not stop us, nor must a timer that has no console at all.

    On Windows a log is UTF-8, as all that the environment's Python writes into it.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)
        elif isinstance(stream, io.TextIOWrapper):
            is_log = system == "nt" and not stream.isatty()
            stream.reconfigure(encoding="utf-8" if is_log else None, errors="replace")


# Commands ------------------------------------------------------------------------------------


def estate(arguments: list[str]) -> int:
    """Hand the command to the generator, in the repository's root."""
    install_packages(missing_for_python())
    make_environment(RUNTIME_LOCKS)
    return run("-m", "generator", *arguments)


def test(arguments: list[str]) -> int:
    """Run all checks, also after one has failed: one run shows everything there is to mend."""
    # Hundreds of processes are started: what one has compiled must serve the next.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    install_packages(missing_for_python())
    with ThreadPoolExecutor(1) as apart:  # of the two neither needs the other, and both wait
        browser = apart.submit(install_packages, missing_for_tests(arguments))
        make_environment(TEST_LOCKS)
        browser.result()
    os.environ["ESTATE_BROWSER"] = found_browser()
    names = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    files = [file for name in names for file in tests_of(name)]
    failed = failing(QUICK_CHECKS if files else CHECKS)
    name, command = pytest(files, arguments[len(names) :])
    return verdict(failed if passes(name, partial(run, *command)) else [*failed, name])


def pytest(files: list[str], options: list[str]) -> tuple[str, tuple[str, ...]]:
    """Leave the slow tests out unless another part is asked for; a later -m wins.

    A few files run in one process: a second takes longer to start than they do.
    """
    marks = next((mark for option, mark in PARTS.items() if option in options), ("-m", "not slow"))
    rest = [option for option in options if option not in PARTS]
    processes = ONE_A_CORE if "--unit" in options else EVERY_CORE
    return "pytest", ("-m", "pytest", *marks, *(files or processes), *rest)


def verdict(failed: list[str]) -> int:
    """Say in the last line what is to be mended, if anything is."""
    if failed:
        print("未通过 / failed: " + ", ".join(failed), flush=True)
        return 1
    print("全部通过 / all passed", flush=True)
    return 0


def tests_of(name: str) -> list[str]:
    """List the test files a name stands for: their own, or those of a room or module.

    A module of the generator has the tests called after it, after its room, or that import it.
    """
    if (ROOT / name.partition("::")[0]).exists() and "tests" in Path(name).parts:
        return [name]
    path = Path(name.strip("/\\")).with_suffix("")
    modules = tuple(path.parts[path.parts[:1] == ("generator",) :])
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    found = [str(file.relative_to(ROOT)) for file in files if is_about(file, modules)]
    if not found:
        raise SetupError(
            f"没有叫“{name}”的测试。可以写 tests/ 下的文件，或 generator/ 下的文件夹、模块。",
            f"No test is about “{name}”. Name a file below tests/ or a module below generator/.",
        )
    return found


def is_about(file: Path, modules: tuple[str, ...]) -> bool:
    """Tell by its name or its imports whether a test file is about a module or its room."""
    places = (file.stem, file.parent.name)
    if any(module.removesuffix("s") in place for module in modules for place in places):
        return True
    dotted = re.escape(".".join(("generator", *modules)))
    return re.search(rf"(?m)^(from|import) {dotted}\b", file.read_text("utf-8")) is not None


def failing(checks: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    """Run checks side by side, since each keeps to one core, and name those that fail."""
    with ThreadPoolExecutor(CORES) as pool:
        passed = pool.map(lambda check: passes(check[0], partial(run_apart, *check[1])), checks)
        return [name for (name, _), is_so in zip(checks, passed, strict=True) if not is_so]


def passes(name: str, check: Callable[[], int]) -> bool:
    """Run one check and say in a line how it went."""
    start = time.perf_counter()
    passed = check() == 0
    seconds = time.perf_counter() - start
    print(f"{'ok  ' if passed else 'FAIL'} {name:<13}{seconds:6.1f} s", flush=True)
    return passed


def run_apart(*arguments: str) -> int:
    """Do as ``run`` does, but let it be heard all at once when it is done."""
    command = [str(PYTHON), *arguments]
    done = subprocess.run(command, cwd=ROOT, env=in_utf8(), check=False, capture_output=True)
    print((done.stdout + done.stderr).decode("utf-8", "replace"), end="", flush=True)
    return done.returncode


def run(*arguments: str) -> int:
    """Run the environment's Python in the root, with UTF-8 whatever the console's code page is."""
    sys.stdout.flush()
    return wait_for(subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=in_utf8()))


def in_utf8() -> dict[str, str]:
    """Return our surroundings for a Python that writes UTF-8, whatever is said around it."""
    return {**os.environ, "PYTHONUTF8": "1"}


def wait_for(process: "subprocess.Popen[bytes]", *, is_told: bool = False) -> int:
    """Return its status. It hears Ctrl-C as well and ends in its own time; a second one ends it.

    Windows hears Ctrl-C only between two waits, so they are short there.
    """
    try:
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.5 if os.name == "nt" else None)
    except KeyboardInterrupt:
        if is_told:
            process.kill()
            raise
        return wait_for(process, is_told=True)
    return process.returncode


# The environment -----------------------------------------------------------------------------


def make_environment(locks: tuple[Path, ...]) -> None:
    """Make .venv hold what the locks name, unless it does already.

    The stamp is written last and taken away first: an environment without one was left half-made,
    or made by another tool, and is made again.
    """
    stamp = STAMP.read_text("ascii") if STAMP.exists() and PYTHON.exists() else ""
    if stamp in {fingerprint(locks), fingerprint(TEST_LOCKS)}:
        return
    refuse_other_processors()
    say(
        "正在准备 Python 环境（内容有变时才需要）……",
        "Preparing the Python environment (only when something has changed) ...",
    )
    if stamp != fingerprint(RUNTIME_LOCKS):
        make_empty_environment()
    STAMP.unlink(missing_ok=True)
    install_locked(locks[-1])
    STAMP.write_text(fingerprint(locks), "ascii")


def fingerprint(locks: tuple[Path, ...]) -> str:
    """Say what an environment is made from: this very Python and every byte of the locks."""
    digest = hashlib.sha256(f"{sys.version}\n{sys.base_prefix}\n".encode())
    for lock in locks:
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def refuse_other_processors(platform: str = sysconfig.get_platform()) -> None:
    """Say which Python to get where a locked package has no file for this one.

    typst has none for Windows on ARM, nor for 32 bits. Windows 11 on ARM runs the x64 Python.
    """
    if platform.startswith("win") and platform != "win-amd64":
        raise SetupError(
            "这个 Python 不是 64 位（x64）的，有的软件包没有它的版本。"
            "请卸载后改装“Windows installer (64-bit)”。",
            f"This Python is {platform}, for which some packages do not exist. "
            "Install the one called Windows installer (64-bit) instead.",
        )


def make_empty_environment() -> None:
    """Start anew: what an older lock installed must not linger."""
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError(
            "无法建立 .venv，原因见上。请关闭正在使用它的程序后重试。",
            "Could not make .venv, see above. Close the programs that use it and try again.",
        )


def install_locked(lock: Path) -> None:
    """Install exactly the locked files: pip refuses any other by its hash."""
    # Python compiles what it imports, which is a third of what is installed.
    options = ("--quiet", "--no-compile", "--disable-pip-version-check", "--no-input")
    if run("-m", "pip", "install", *options, "--require-hashes", "-r", str(lock)) != 0:
        raise SetupError(
            "安装失败，原因见上。第一次运行需要网络；网络慢时可把 PIP_INDEX_URL 设为就近的镜像。",
            "Installing failed, see above. The first run needs the network; if it is slow, "
            "set PIP_INDEX_URL to a mirror near you.",
        )


# What the system must bring ------------------------------------------------------------------


def missing_for_python() -> list[str]:
    """Name the package without which the Python of Debian and its children makes no .venv."""
    if importlib.util.find_spec("ensurepip") or not shutil.which("apt-get"):
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def missing_for_tests(arguments: list[str]) -> list[str]:
    """Name what tests need of the system; the unit suite opens no page."""
    return [] if "--unit" in arguments else missing_for_browser()


def missing_for_browser() -> list[str]:
    """Name the Debian packages without which no Chinese page can be looked at."""
    packages = [] if found_browser() else [debian_chromium()]
    packages += [HEADLESS] if is_root_of_debian() and not shutil.which(HEADLESS) else []
    if sys.platform == "linux":  # Windows and macOS bring the rest
        packages += [] if has_chinese_font() else ["fontconfig", "fonts-noto-cjk"]
        # Playwright's own Node.js is linked to it; a bare Debian has none.
        packages += [] if ctypes.util.find_library("atomic") else ["libatomic1"]
    return packages


def debian_chromium() -> str:
    """Ubuntu, unlike Debian and its other children, calls it chromium-browser."""
    return "chromium-browser" if is_ubuntu() else "chromium"


def is_ubuntu() -> bool:
    """Tell Ubuntu, whose browsers are no packages, from Debian and its other children."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=ubuntu" in release.read_text("utf-8").splitlines()


def is_root_of_debian() -> bool:
    """Tell whether packages of Debian can be installed here without asking anybody."""
    return can_install() and not is_ubuntu()


def can_install() -> bool:
    """Tell whether this is root on Debian or one of its children."""
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    return is_root and shutil.which("apt-get") is not None


def found_browser() -> str:
    """Return the path of a Chromium, Chrome or Edge, or nothing; ESTATE_BROWSER comes first."""
    named = (shutil.which(name) for name in (os.environ.get("ESTATE_BROWSER", ""), *BROWSERS))
    placed = (str(path) for path in browser_places() if path.exists())
    return next(filter(None, (*named, *placed)), "")


def browser_places() -> list[Path]:
    """List where Windows and macOS put browsers, which are not on their PATH."""
    if sys.platform == "darwin":
        folders = [Path("/Applications"), Path.home() / "Applications"]
        return [folder / app for folder in folders for app in MACOS_BROWSERS]
    variables = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
    programs = [Path(os.environ[name]) for name in variables if name in os.environ]
    return [folder / browser for folder in programs for browser in WINDOWS_BROWSERS]


def has_chinese_font() -> bool:
    """Ask fontconfig: without such a font every Chinese character is the same empty box."""
    if not shutil.which("fc-list"):
        return False
    listing = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
    return bool(listing.stdout.strip())


def install_packages(packages: list[str]) -> None:
    """Install as root on Debian and its children; anybody else is told the one command."""
    if not packages:
        return
    if not can_install():
        raise SetupError(
            f"缺少系统软件：{'、'.join(packages)}。请先运行：",
            f"The system lacks {', '.join(packages)}. Please run first:",
            install_command(packages),
        )
    say(
        f"正在安装系统软件：{'、'.join(packages)} ……",
        f"Installing system packages: {', '.join(packages)} ...",
    )
    apt_get("update")
    apt_get("install", "--yes", "--no-install-recommends", *packages)
    importlib.invalidate_caches()


def apt_get(*arguments: str) -> None:
    """Run apt-get without questions; its chatter is shown only if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", "-qq", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(
            "系统软件安装失败：\n" + done.stdout.decode("utf-8", "replace"),
            "Installing system packages failed.",
        )


def install_command(packages: list[str]) -> str:
    """Give the one command that brings the packages, or what they stand for, on this system."""
    known = (command for tool, command in INSTALLERS.items() if shutil.which(tool))
    return next(known, ANY_BROWSER).format(" ".join(packages))


def say(chinese: str, english: str) -> None:
    """Tell the reader what is going on; standard output belongs to the command (--json)."""
    print(chinese, english, sep="\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
