import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The arithmetic of the books beside the tools other people use for it: fees, money-weighted
/// returns, trial balances, durable postings. Every side is a cold process that reads the same
/// file; they run in turn, and medians of processor and wall time are told side by side. The
/// answers are compared: cents and balances must be equal, rates within 1e-10.
///
/// Started by `mvn -Pbench`; arguments: count (100000), rounds (5), the Python program, and `fees`,
/// `rates`, `journal` or `postings` for that part alone.
public final class BookBench {
    private static final String ONCE = "fidus.server.timed.";

    private final Path folder;
    private final int count;
    private final int rounds;
    private final String python;
    private final String classpath;

    private BookBench(Path folder, int count, int rounds, String python) throws IOException {
        this.folder = folder;
        this.count = count;
        this.rounds = rounds;
        this.python = python;
        this.classpath = SideBySide.jars(folder);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        String python = args.length > 2 ? args[2] : "/usr/bin/python3";
        Path folder = Files.createTempDirectory("books");
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        var bench = new BookBench(folder, count, rounds, python);
        String only = args.length > 3 ? args[3] : "";
        if (only.isEmpty() || only.equals("fees")) {
            bench.fees();
        }
        if (only.isEmpty() || only.equals("rates")) {
            bench.rates();
        }
        if (only.isEmpty() || only.equals("journal")) {
            bench.trialBalances();
        }
        if (only.isEmpty() || only.equals("postings")) {
            bench.postings();
        }
    }

    private void fees() throws IOException, InterruptedException {
        invent("fees");
        String in = folder.resolve("fees.csv").toString();
        var tools = new LinkedHashMap<String, List<String>>();
        tools.put("Fidus, quick compiler", quick(java("FeesOnce", in, out("fees-ours"))));
        tools.put("Fidus, default compilers", java("FeesOnce", in, out("fees-default")));
        tools.put("Python decimal", script("fees_decimal.py", in, out("fees-decimal")));
        tools.put("pandas", script("fees_pandas.py", in, out("fees-pandas")));
        SideBySide.print(
                "Fees of " + count + " payees, 31 daily capitals",
                SideBySide.measured(rounds, tools));
        List<String> oracle = lines("fees-decimal");
        for (String side : List.of("fees-ours", "fees-default", "fees-pandas")) {
            List<String> lines = lines(side);
            long wrong = 0;
            for (int i = 0; i < oracle.size(); i++) {
                wrong += lines.get(i).equals(oracle.get(i)) ? 0 : 1;
            }
            System.out.println("rows of " + side + " that differ from decimal: " + wrong);
        }
    }

    private void rates() throws IOException, InterruptedException {
        invent("flows");
        String in = folder.resolve("flows.txt").toString();
        var tools = new LinkedHashMap<String, List<String>>();
        List<String> ours = quick(java("RatesOnce", in, out("rates-ours")));
        tools.put("Fidus, quick compiler and start-up cache", prepared("rates", ours));
        tools.put("Fidus, quick compiler", quick(java("RatesOnce", in, out("rates-quick"))));
        tools.put("Fidus, default compilers", java("RatesOnce", in, out("rates-default")));
        tools.put("scipy brentq, a loop", script("rates_loop.py", in, out("rates-loop")));
        tools.put("scipy brentq, numpy", script("rates_scipy.py", in, out("rates-numpy")));
        String office = Files.createDirectory(folder.resolve("office")).toString();
        tools.put(
                "LibreOffice (and writing its sheet)",
                script("rates_libreoffice.py", in, out("rates-office"), office));
        Map<String, List<SideBySide.Run>> runs = SideBySide.measured(rounds, tools);
        SideBySide.print("Money-weighted return of " + count + " investors, 24 flows", runs);
        List<String> alone = quick(java("RatesOnce", in, out("rates-timed"), "timed"));
        for (int round = 0; round < rounds; round++) {
            System.out.println("Fidus alone: " + SideBySide.run(alone).printed().strip());
        }
        runs.forEach(
                (tool, its) ->
                        its.forEach(
                                run -> System.out.println(tool + ": " + run.printed().strip())));
        var files =
                List.of("rates-ours", "rates-loop", "rates-numpy", "rates-office").stream()
                        .filter(name -> Files.exists(folder.resolve(name)))
                        .map(this::out)
                        .toList();
        var truth = script("rates_truth.py", in);
        truth.addAll(files);
        System.out.print(SideBySide.run(truth).printed());
    }

    private void trialBalances() throws IOException, InterruptedException {
        invent("journal");
        var tools = new LinkedHashMap<String, List<String>>();
        String format = "%(account) %(quantity(total))\\n";
        SideBySide.run(List.of("/bin/sh", "target/fidus", "prepare"));
        tools.put(
                "Fidus",
                List.of(
                        "/bin/sh",
                        "target/fidus",
                        "journal",
                        "prove",
                        folder.resolve("journal.jsonl").toString()));
        tools.put(
                "ledger",
                List.of(
                        "ledger",
                        "-f",
                        folder.resolve("journal.ledger").toString(),
                        "balance",
                        "--flat",
                        "--no-total",
                        "--format",
                        format));
        tools.put(
                "hledger",
                List.of(
                        "hledger",
                        "-f",
                        folder.resolve("journal.ledger").toString(),
                        "balance",
                        "--flat",
                        "--no-total",
                        "-O",
                        "csv"));
        tools.put(
                "beancount",
                List.of("bean-report", folder.resolve("journal.beancount").toString(), "balances"));
        Map<String, List<SideBySide.Run>> runs = SideBySide.measured(rounds, tools);
        SideBySide.print("Trial balance of " + count + " entries", runs);
        for (var tool : runs.entrySet()) {
            System.out.println(
                    tool.getKey()
                            + ": "
                            + balances(tool.getValue().getFirst().printed())
                                    .equals(balances(runs.get("Fidus").getFirst().printed())));
        }
    }

    /// Account and sum of every line that has both, however the tool lays them out.
    private static String balances(String printed) {
        return printed.lines()
                .map(
                        line ->
                                line.replaceAll("[\",|]", " ")
                                        .replaceAll("\\bUSD\\b|Assets:", " ")
                                        .strip())
                .map(line -> line.split("\\s+"))
                .map(
                        words ->
                                words.length > 4 && words[0].matches("\\d{4}")
                                        ? new String[] {"A" + words[0], words[3]}
                                        : words)
                .filter(words -> words.length == 2)
                .map(
                        words ->
                                words[0].startsWith("A1") || words[0].matches("A\\d{4}")
                                        ? words
                                        : new String[] {words[1], words[0]})
                .filter(words -> words[0].matches("A\\d{4}") && words[1].matches("-?[\\d.]+"))
                .map(words -> words[0] + " " + new java.math.BigDecimal(words[1]).setScale(2))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private void postings() throws IOException, InterruptedException {
        var tools = new LinkedHashMap<String, List<String>>();
        String entries = Integer.toString(count);
        tools.put(
                "Fidus, embedded store",
                server(java("PostingsOnce", folder.toString(), entries, "5000", "5")));
        tools.put(
                "PostgreSQL, one transaction",
                List.of(
                        "/bin/bash",
                        "src/bench/postings_postgresql.sh",
                        folder.toString(),
                        entries));
        Map<String, List<SideBySide.Run>> runs = SideBySide.measured(rounds, tools);
        System.out.println("\nDurable postings, " + count + " entries of two");
        runs.forEach(
                (tool, its) ->
                        its.forEach(
                                run -> System.out.println(tool + ": " + run.printed().strip())));
    }

    private void invent(String what) throws IOException, InterruptedException {
        SideBySide.run(java("InventedBooks", what, folder.toString(), Integer.toString(count)));
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private List<String> script(String name, String... words) {
        var command = new ArrayList<>(List.of(python, "src/bench/python/" + name));
        command.addAll(Arrays.asList(words));
        return command;
    }

    private List<String> java(String once, String... words) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Xmx512m",
                                "-cp",
                                classpath,
                                ONCE + once));
        command.addAll(Arrays.asList(words));
        return command;
    }

    /// As the installed program starts the server.
    private static List<String> server(List<String> command) {
        var server = new ArrayList<>(command);
        server.remove("-Xmx512m");
        server.addAll(1, List.of("-XX:-DontCompileHugeMethods", "-XX:MaxRAMPercentage=25"));
        return server;
    }

    /// The same with a start-up cache, which is made by one run before, as `fidus prepare` does.
    private List<String> prepared(String name, List<String> command)
            throws IOException, InterruptedException {
        String cache = out(name + ".aot");
        var making = new ArrayList<>(command);
        making.addAll(1, List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off"));
        SideBySide.run(making);
        var prepared = new ArrayList<>(command);
        prepared.add(1, "-XX:AOTCache=" + cache);
        return prepared;
    }

    /// As the installed program starts short commands.
    private static List<String> quick(List<String> command) {
        var quick = new ArrayList<>(command);
        quick.addAll(
                1,
                List.of(
                        "-XX:-DontCompileHugeMethods",
                        "-XX:TieredStopAtLevel=1",
                        "-Xms16m",
                        "-XX:-UsePerfData"));
        return quick;
    }
}
