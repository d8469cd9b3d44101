"""Matches a million rows with a million: Fidus beside DuckDB, pandas and sqlite3, each a cold process from the CSV files
to the written result, interleaved. Prints the median processor seconds, wall seconds and the peak of memory.

Arguments: class path of Fidus with its tests and DuckDB, Java program, rows, rounds, folder for the files."""
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

classpath, java, rows, rounds, folder = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
here = os.path.dirname(os.path.abspath(__file__))
data = f"{folder}/{rows}"
os.makedirs(folder, exist_ok=True)
serial = [java, "-XX:+UseSerialGC", "-Xmx800m", "-cp", f"{classpath}:{folder}"]
match = ["fidus.server.Main", "match", "--profile", f"{here}/five-passes.json", "--book", f"{data}/book.csv",
         "--statement", f"{data}/statement.csv", "--out", f"{data}/out"]
tools = {
    "Fidus": serial + match,
    "Fidus, first compiler only": serial[:1] + ["-XX:TieredStopAtLevel=1"] + serial[1:] + match,
    "DuckDB 1.3.2": serial[:1] + ["--enable-native-access=ALL-UNNAMED"] + serial[1:] + ["DuckRun", f"{here}/duckdb.sql", data],
    "pandas": ["/usr/bin/python3", f"{here}/pandas_match.py", data],
    "sqlite3": ["/bin/sh", "-c", f"cd {data} && sqlite3 :memory: < {here}/sqlite.sql"],
}
if not os.path.exists(f"{data}/book.csv"):
    subprocess.run([java, "-cp", classpath, "fidus.server.commands.GeneratedRows", "exact", rows, "7", data], check=True)
subprocess.run([os.path.join(os.path.dirname(java), "javac"), "-d", folder, f"{here}/DuckRun.java"], check=True)
runs = {name: [] for name in tools}
for number in range(rounds):
    for name, command in tools.items():
        shutil.rmtree(f"{data}/out", ignore_errors=True)
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{name} failed: {said}")
        figures = (used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)
        runs[name].append(figures)
        print("%d %s: cpu %.2f wall %.1f peak %.0f MB" % (number + 1, name, *figures), flush=True)
        if number == 0:
            print(f"--- {name}\n{said}", flush=True)
own = statistics.median(run[0] for run in runs["Fidus"])
print(f"{'':28} {'cpu s':>8} {'ratio':>6} {'wall s':>8} {'peak MB':>8}")
for name, its in runs.items():
    cpu, wall, peak = (statistics.median(run[i] for run in its) for i in range(3))
    print(f"{name:28} {cpu:8.2f} {cpu / own:5.1f}x {wall:8.1f} {peak:8.0f}", flush=True)
