#!/usr/bin/env python3
"""Seconds and memory of `pulse`, with a fresh store and again, beside a floor: parsing the same evidence files as JSON and nothing else.

    dotnet build -c Release src/Sektorradar
    python3 bench/pulse.py 5
"""
import glob, os, pathlib, resource, statistics, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parent.parent
program = ["dotnet", str(root / "artifacts/bin/Sektorradar/release/sektorradar.dll"), "pulse", "--sectors", str(root / "sectors")]
floor = [sys.executable, "-c", "import glob, json\nfor f in glob.glob('%s'):\n    for line in open(f): json.loads(line)" % (root / "sectors/*/evidence/git/*.jsonl")]


def run(command):
    """Seconds by the clock, seconds of the processor and the largest memory in MiB."""
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} ended with {status}")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
results = {"pulse, fresh store": [], "pulse, again": [], "floor: JSON only": []}
for _ in range(rounds):
    with tempfile.TemporaryDirectory() as folder:
        own = ["--store", f"{folder}/evidence.db", "--out", f"{folder}/out"]
        results["pulse, fresh store"].append(run(program + own))
        results["pulse, again"].append(run(program + own))
        results["floor: JSON only"].append(run(floor))

least = statistics.median(seconds for seconds, _, _ in results["floor: JSON only"])
print(f"{rounds} rounds, {os.cpu_count()} processors, {len(glob.glob(str(root / 'sectors/*/evidence/git/*.jsonl')))} evidence files")
for name, rows in results.items():
    seconds, processor, memory = (statistics.median(column) for column in zip(*rows))
    print(f"{name:20} {seconds:6.2f} s  {processor:6.2f} s of processor  {memory:6.0f} MiB  {seconds / least:5.1f} x the floor")
