#!/bin/sh
# How long a repeated ./dmarc takes, process start to process end, with and without the JVM's notes of a training run.
#
#   bench/start.sh                                  21 runs of each, in turn, of the demo audit
#   bench/start.sh 51 example.com --dns 127.0.0.1   51 runs of that command
#
# Prints medians and quartiles in milliseconds, the processor's time, which a busy machine spoils least, and the median
# of the ratios pair by pair, which holds when the machine's speed drifts. Needs python3.
set -eu
runs=${1:-21}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- acme.example --dns demo
dmarc=$(dirname "$0")/../dmarc
"$dmarc" "$@" >/dev/null || [ $? -ne 2 ] # builds if need be

exec python3 - "$runs" "$dmarc" "$@" <<'PYTHON'
import os, statistics, subprocess, sys, time

runs, command = int(sys.argv[1]), sys.argv[2:]


def run(flags):
    environment = dict(os.environ, DMARC_JAVA_FLAGS=flags)
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    return (time.perf_counter() - start) * 1000, (usage.ru_utime + usage.ru_stime) * 1000


def row(name, results):
    low, middle, high = statistics.quantiles([wall for wall, _ in results], n=4)
    cpu = statistics.median(cpu for _, cpu in results)
    print(f"{name:16} {middle:6.0f} ms   quartiles {low:.0f} to {high:.0f}   processor {cpu:.0f} ms")


pairs = [(run(""), run("-XX:AOTMode=off")) for _ in range(runs)]
print(" ".join(command[1:]), f"({runs} runs of each)")
row("as it is", [pair[0] for pair in pairs])
row("without notes", [pair[1] for pair in pairs])
print(f"ratio            {statistics.median(a[0] / b[0] for a, b in pairs):6.2f}")
PYTHON
