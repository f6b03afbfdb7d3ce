#!/usr/bin/env python3
"""What genreport takes, beside Typst, in one run: cold, many at once, and big.

    cargo build --release
    python3 tests/benches/ratios.py [--program P] [--runs N] [--only cold,many,big] [--typst PYTHON]

Processes are timed as wholes, in turn, and the least of each is told: what else the machine does
only ever adds to it. CPU is user and system time of the process. Typst is its Python package
(`pip install typst`), less what Python takes to load it; without it there is no column of ratios.
Instructions are valgrind's, where that is installed; they are the same in every run.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.dont_write_bytecode = True
import reports  # noqa: E402

COMPILE = (
    "import sys, typst;"
    "len(sys.argv) > 1 and typst.compile(sys.argv[1], output=sys.argv[2], root=sys.argv[3],"
    " font_paths=[sys.argv[4]], ignore_system_fonts=True,"
    " sys_inputs={'data': sys.argv[5]})"
)


@dataclass
class Cost:
    """What one process took: seconds, seconds, MiB, faults."""

    cpu: float
    wall: float
    memory: float
    faults: int


def cost(command):
    """Runs a command to its end. A program that fails is not timed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"{' '.join(map(str, command[:4]))} …\n{said.decode(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, used.ru_minflt)


def least(commands, runs):
    """Every command `runs` times, in turn: the run of each with the least CPU."""
    taken = [[] for _ in commands]
    for _ in range(runs):
        for costs, command in zip(taken, commands):
            costs.append(cost(command))
    return [min(costs, key=lambda one: one.cpu) for costs in taken]


class Typst:
    """Typst by its Python package, or nothing."""

    def __init__(self, python):
        found = subprocess.run([python, "-c", "import typst"], capture_output=True, check=False)
        self.python = python if found.returncode == 0 else None

    def compile(self, folder, data):
        """The command that sets a report, and the one that only loads the compiler."""
        root = folder / "typst"
        if not root.exists():
            shutil.copytree(reports.TYPST, root)
        if data is not None:
            shutil.copy(data, root / "data" / data.name)
        name = "/data/" + (data.name if data else "report.toml")
        fonts = str(reports.ROOT / "fonts")
        start = [self.python, "-c", COMPILE]
        return [*start, str(root / "report.typ"), str(root / "out.pdf"), str(root), fonts, name], start


def instructions(command):
    """Million instructions, or None without valgrind."""
    if shutil.which("valgrind") is None:
        return None
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    said = subprocess.run([*tool, *command], capture_output=True, text=True, check=True).stderr
    return next(int(line.split()[-1]) / 1e6 for line in said.splitlines() if "Collected" in line)


def row(name, one, typst, extra=""):
    """One line of the table."""
    ratio = f"{one.cpu / typst:6.2f}" if typst else "     –"
    print(f"{name:<34}{one.cpu * 1000:9.1f}{one.wall * 1000:9.1f}{ratio}{one.memory:8.0f}{one.faults:9}  {extra}")


def head(title, extra=""):
    print(f"\n{title:<34}  CPU ms  wall ms Typst=1   MiB   faults  {extra}")


def beside(typst, folder, data, commands, runs):
    """The costs of commands, and of Typst's setting of the same report, in turn."""
    if typst.python is None:
        return least(commands, runs), None
    compile_, load = typst.compile(folder, data)
    *ours, whole, loading = least([*commands, compile_, load], runs)
    row("Typst's PDF", whole, None, f"of it {loading.cpu * 1000:.1f} ms loading")
    return ours, whole.cpu - loading.cpu


def cold(program, typst, folder, runs):
    """One report by a process of its own."""
    seed = str(reports.SEED)
    out = ["-o", str(folder / "cold")]
    commands = {
        "check": [program, "check", seed],
        "PDF": [program, seed, "--pdf", *out],
        "DOCX": [program, seed, "--docx", *out],
        "both": [program, seed, "--pdf", "--docx", *out],
    }
    head("seed report, cold", "million instructions")
    costs, unit = beside(typst, folder, None, list(commands.values()), runs)
    for (name, command), one in zip(commands.items(), costs):
        counted = instructions(command)
        row(name, one, unit, "" if counted is None else f"{counted:.1f}")
    return costs[-1].cpu


def many(program, folder, runs, one_cold):
    """A hundred and a thousand reports, both outputs each, on one thread and on two."""
    head("many, PDF and DOCX of each", "ms a report, of a cold one, of one thread's wall time")
    for count in (100, 1000):
        source = folder / f"many{count}"
        source.mkdir()
        paths = [str(path) for path in reports.many(source, count)]
        commands = [
            [program, *paths, "-j", threads, "-o", str(folder / f"made{threads}")] for threads in "12"
        ]
        costs = least(commands, max(1, runs * 20 // count))
        for threads, one in zip("12", costs):
            each = one.cpu / count
            faster = costs[0].wall / one.wall
            row(
                f"{count} reports, {threads} thread(s)",
                one,
                None,
                f"{each * 1000:.1f}, {each / one_cold:.2f}, {faster:.2f} times as fast",
            )


def big(program, typst, folder, runs):
    """Two hundred pages of prose with a hundred of the third table."""
    ours, theirs = folder / "long.toml", folder / "long-typst.toml"
    reports.long_for_genreport(ours, 200, 100)
    reports.long_for_typst(theirs, 200, 100)
    out = ["-o", str(folder / "big")]
    head("200 pages and 100 tables")
    commands = [[program, "check", str(ours)], [program, str(ours), "--pdf", *out], [program, str(ours), "--docx", *out]]
    costs, unit = beside(typst, folder, theirs, commands, max(1, runs // 5))
    for name, one in zip(("check", "PDF", "DOCX"), costs):
        row(name, one, unit)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--program", default=str(reports.ROOT / "target" / "release" / "genreport"))
    arguments.add_argument("--runs", type=int, default=20)
    arguments.add_argument("--only", default="cold,many,big")
    arguments.add_argument("--typst", default=sys.executable, metavar="PYTHON")
    given = arguments.parse_args()
    wanted = given.only.split(",")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Where the program lies, fonts of a working tree may lie beside it: those are not ours here.
        program = str(shutil.copy(given.program, folder / "genreport"))
        typst = Typst(given.typst)
        if typst.python is None:
            print("Typst is not installed (pip install typst): no ratios.")
        one_cold = cold(program, typst, folder, given.runs) if "cold" in wanted or "many" in wanted else 0
        if "many" in wanted:
            many(program, folder, given.runs, one_cold)
        if "big" in wanted:
            big(program, typst, folder, given.runs)


if __name__ == "__main__":
    main()
