#!/usr/bin/env python3
"""A large batch, timed; and batches ended in the midst of it, two hundred times.

    cargo build --release
    python3 tests/benches/batch.py [--program P] [--reports FOLDER] [--count N] [--jobs J,J] [--ends N]

The reports are those of a folder (by default samples/), under as many names as are asked for. A batch
is ended at a random moment by SIGINT, SIGTERM or SIGKILL. Afterwards every file under its final name
is, byte for byte, one that a batch makes which nobody ends, both files of a report are of one making,
and after the first two signals there is no other file. (After SIGKILL there may be a temporary file,
which the next run clears, and a report may have a new file beside an old one.) The files of the
undisturbed batches are whole: ZIP says so of a DOCX, and qpdf, where there is one, of a PDF.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGKILL]
# What makes the second version of a report another than the first.
OTHER = ("公开", "公示")


def copies(sources, folder, count, change=("", "")):
    """`count` reports of one folder in another, each under a name of its own."""
    folder.mkdir()
    texts = [source.read_text(encoding="utf-8") for source in sources]
    for number in range(count):
        text = texts[number % len(texts)].replace(*change)
        (folder / f"{number:05}.toml").write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.toml"))


def started(program, inputs, out, jobs):
    command = [program, *map(str, inputs), "-o", str(out), "-j", str(jobs), "--force"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def timed(program, sources, work, count, jobs):
    """One large batch: what it took, to the screen."""
    inputs = copies(sources, work / "many", count)
    start = time.monotonic()
    _, status, used = os.wait4(started(program, inputs, work / "made", jobs).pid, 0)
    wall = time.monotonic() - start
    made = len(list((work / "made").iterdir()))
    print(
        f"{count} reports, -j {jobs}: {wall:.1f} s, {used.ru_utime + used.ru_stime:.1f} s CPU, "
        f"{used.ru_maxrss / 1024:.0f} MiB at most; {made} files, exit {os.waitstatus_to_exitcode(status)}"
    )
    shutil.rmtree(work / "many")
    shutil.rmtree(work / "made")


def check_whole(path):
    """Stops unless a file that nobody disturbed is whole."""
    if path.suffix == ".docx":
        assert zipfile.ZipFile(path).testzip() is None, path
        return
    assert path.read_bytes().rstrip().endswith(b"%%EOF"), path
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", path], check=True, stdout=subprocess.DEVNULL)


def undisturbed(program, inputs, out):
    """The bytes of all files of a batch that nobody ends, and how long it took."""
    start = time.monotonic()
    started(program, inputs, out, 2).wait()
    took = time.monotonic() - start
    for path in out.iterdir():
        check_whole(path)
    return {path.name: path.read_bytes() for path in out.iterdir()}, took


def looked_through(out, versions):
    """What is in a folder after a batch was ended: faults of files, reports of two makings, strays."""
    broken, strays, makings = [], [], {}
    for path in out.iterdir() if out.exists() else []:
        if path.name not in versions[0]:
            strays.append(path)
            continue
        data = path.read_bytes()
        which = [number for number, files in enumerate(versions) if files[path.name] == data]
        if not which:
            broken.append(path.name)
        makings.setdefault(path.stem, []).append(which)
    mixed = [stem for stem, of in makings.items() if len(of) != 2 or of[0] != of[1]]
    return broken, mixed, strays


def ended(program, sources, work, ends):
    """Ends batches at random moments."""
    inputs = [copies(sources, work / name, 60, change) for name, change in (("a", ("", "")), ("b", OTHER))]
    pairs = [undisturbed(program, own, work / f"whole{at}") for at, own in enumerate(inputs)]
    versions, took = [files for files, _ in pairs], max(took for _, took in pairs)
    assert versions[0].keys() == versions[1].keys() and versions[0] != versions[1]
    counts, faults, turn, out = Counter(), 0, 0, work / "out"
    while turn < ends:
        if turn % 12 == 0:
            shutil.rmtree(out, ignore_errors=True)
        by = SIGNALS[turn % 3]
        process = started(program, inputs[turn // 3 % 2], out, 2)
        time.sleep(random.uniform(0.01, took))
        process.send_signal(by)
        code = process.wait()
        # One that was through before does not count; nor will the next be waited for so long.
        turn += code != 0
        took *= 0.9 if code == 0 else 1
        broken, mixed, strays = looked_through(out, versions)
        killed = by == signal.SIGKILL
        counts[f"{by.name}, exit {code}"] += 1
        counts["left by SIGKILL: temporary files"] += len(strays) * killed
        counts["left by SIGKILL: a new file beside an old one"] += len(mixed) * killed
        if broken or (not killed and (mixed or strays)):
            faults += 1
            print(f"turn {turn}, {by.name}: broken {broken}, mixed {mixed}, strays {strays}")
        if killed and mixed:
            # Not to be laid at the door of the next turn.
            shutil.rmtree(out)
        for stray in strays:
            stray.unlink(missing_ok=True)
    print(f"{ends} batches of 60 ended at random within {took:.1f} s: {faults} with a fault")
    for what, count in sorted(counts.items()):
        print(f"  {what}: {count}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=ROOT / "target/release/genreport")
    parser.add_argument("--reports", type=Path, default=ROOT / "samples")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--ends", type=int, default=200)
    arguments = parser.parse_args()
    program = Path(arguments.program).resolve()
    sources = sorted(arguments.reports.glob("*.toml"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if arguments.count:
            for jobs in arguments.jobs.split(","):
                timed(program, sources, work, arguments.count, int(jobs))
        faults = ended(program, sources, work, arguments.ends) if arguments.ends else 0
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
