"""Matches a million rows with a million: Fidus beside DuckDB, pandas and sqlite3, each a cold process from the CSV files
to the written result, interleaved. DuckDB and sqlite3 twice: with simple reasons, and with the very files that Fidus writes, which
must be the same byte for byte. Prints the median processor seconds, wall seconds and the peak of memory. Then twelve whole runs
in one process, of which the first six make it warm, and days on top of all rows in a run that goes on (DayRun).

Arguments: class path of Fidus with its tests and DuckDB, Java program, rows, rounds, folder for the files."""
import hashlib
import os
import shutil
import statistics
import subprocess
import sys
import time

classpath, java, rows, rounds, folder = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
here = os.path.dirname(os.path.abspath(__file__))
DAYS = 10
data = f"{folder}/{rows}"
os.makedirs(folder, exist_ok=True)


def jars(path):
    """The class path with a jar for each folder, because a start-up cache takes no folders."""
    for number, part in enumerate(path.split(":")):
        if os.path.isdir(part):
            jar = f"{folder}/classes{number}.jar"
            subprocess.run([os.path.join(os.path.dirname(java), "jar"), "cf", jar, "-C", part, "."], check=True)
            part = jar
        yield part


classpath = ":".join(jars(classpath))
cache = f"{folder}/fidus.aot"
serial = [java, "-XX:+UseSerialGC", "-Xmx800m", "-cp", classpath]
# what the launcher gives to `match`
options = ["-XX:-DontCompileHugeMethods", "-XX:-UsePerfData", "-Xms640m", "-XX:FreqInlineSize=60", "-XX:InlineSmallCode=1200", "-XX:Tier3BackEdgeThreshold=6000", "-XX:PretenureSizeThreshold=100k", "-Xmn64m"]
match = ["fidus.server.Main", "match", "--profile", f"{here}/five-passes.json", "--book", f"{data}/book.csv",
         "--statement", f"{data}/statement.csv", "--out", f"{data}/out"]
duck = serial[:-2] + ["--enable-native-access=ALL-UNNAMED", "-cp", f"{classpath}:{folder}/duck", "DuckRun"]
tools = {
    "Fidus, after fidus prepare": serial[:1] + options + [f"-XX:AOTCache={cache}"] + serial[1:] + match,
    "Fidus, not prepared": serial[:1] + options + serial[1:] + match,
    "Fidus, plain JVM": serial + match,
    "DuckDB, simple reasons": duck + [f"{here}/duckdb.sql", data, f"{data}/duck"],
    "DuckDB, the same files": duck + [f"{here}/duckdb-same.sql", data, f"{data}/duck"],
    "pandas": ["/usr/bin/python3", f"{here}/pandas_match.py", data],
    "sqlite3, simple reasons": ["/bin/sh", "-c", f"cd {data} && sqlite3 :memory: < {here}/sqlite.sql"],
    "sqlite3, the same files": ["/usr/bin/python3", f"{here}/sqlite-same.py", data, f"{data}/sqlite"],
}
if not os.path.exists(f"{data}/day{DAYS}/book.csv"):
    subprocess.run([java, "-cp", classpath, "fidus.server.commands.GeneratedRows", "exact", rows, "7", data, str(DAYS)], check=True)
os.makedirs(f"{folder}/duck", exist_ok=True)
subprocess.run([os.path.join(os.path.dirname(java), "javac"), "-d", f"{folder}/duck", f"{here}/DuckRun.java"], check=True)
subprocess.run(serial[:1] + [f"-XX:AOTCacheOutput={cache}", "-Xlog:aot=off"] + serial[1:] + ["fidus.server.Main", "prepare"],
               check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
runs = {name: [] for name in tools}
results = {}


def digests(place):
    return {name: hashlib.sha256(open(f"{place}/{name}", "rb").read()).hexdigest()
            for name in ("matches.csv", "breaks.csv", "suggestions.csv") if os.path.exists(f"{place}/{name}")}


for number in range(rounds):
    for name, command in tools.items():
        for place in ("out", "sqlite"):
            shutil.rmtree(f"{data}/{place}", ignore_errors=True)
        os.makedirs(f"{data}/duck", exist_ok=True)
        start = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{name} failed: {said}")
        if name.endswith("the same files"):
            results[name] = digests(f"{data}/{'duck' if name.startswith('DuckDB') else 'sqlite'}")
        elif name.startswith("Fidus"):
            results[name] = digests(f"{data}/out")
        if any(its != results["Fidus, after fidus prepare"] for its in results.values()):
            sys.exit(f"{name} wrote other files than Fidus: {results}")
        figures = (used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)
        runs[name].append(figures)
        print("%d %s: cpu %.2f wall %.1f peak %.0f MB" % (number + 1, name, *figures), flush=True)
        if number == 0:
            print(f"--- {name}\n{said}", flush=True)
own = statistics.median(run[0] for run in runs["Fidus, after fidus prepare"])
print(f"{'':28} {'cpu s':>8} {'ratio':>6} {'wall s':>8} {'peak MB':>8}")
for name, its in runs.items():
    cpu, wall, peak = (statistics.median(run[i] for run in its) for i in range(3))
    print(f"{name:28} {cpu:8.2f} {cpu / own:5.1f}x {wall:8.1f} {peak:8.0f}", flush=True)
for days, what in ((0, "a job of a server that is warm: whole runs"), (DAYS, "a day on top of all rows")):
    print(f"--- {what}", flush=True)
    subprocess.run([java, "-XX:+UseSerialGC", "-Xms3g", "-Xmx3g", "-Xmn1500m", "-Dwhole=12", "-cp", classpath, "fidus.server.commands.DayRun",
                    f"{here}/five-passes.json", data, str(days)], check=True)
