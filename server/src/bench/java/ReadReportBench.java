import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one invented history report with Fidus and with Python, each run in a process of its own,
/// interleaved, and prints medians side by side. Processor time is told beside wall time because
/// the machine may be busy with other things.
///
/// Started by `mvn -Pbench`; arguments: deals (100000), rounds (5), the Python program to use.
public final class ReadReportBench {
    /// The options of the installed server.
    private static final List<String> LAUNCHED =
            List.of("-XX:-DontCompileHugeMethods", "-XX:+UseSerialGC", "-Xmx320m");

    private ReadReportBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int deals = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        String python = args.length > 2 ? args[2] : "/usr/bin/python3";
        Path file = Files.createTempFile("history", ".html");
        try {
            run(java("fidus.server.reports.GeneratedReport", file + " 7 " + deals));
            System.out.printf("%,d deals, %,d bytes%n", deals, Files.size(file));
            print(measured(tools(file, python), rounds));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Map<String, List<String>> tools(Path file, String python) {
        String once = "fidus.server.reports.ReadReportOnce";
        String script = "src/bench/python/read_report.py";
        var tools = new LinkedHashMap<String, List<String>>();
        String options = String.join(" ", LAUNCHED);
        tools.put("Fidus as launched", java(options, once, file.toString()));
        tools.put("Fidus default JVM", java("-Xmx320m", once, file.toString()));
        tools.put("Python lxml", List.of(python, script, "lxml", file.toString()));
        tools.put("Python html.parser", List.of(python, script, "html.parser", file.toString()));
        return tools;
    }

    private static Map<String, List<Run>> measured(Map<String, List<String>> tools, int rounds)
            throws IOException, InterruptedException {
        var runs = new LinkedHashMap<String, List<Run>>();
        for (int round = 0; round < rounds; round++) {
            for (var tool : tools.entrySet()) {
                try {
                    runs.computeIfAbsent(tool.getKey(), _ -> new ArrayList<>())
                            .add(run(tool.getValue()));
                } catch (IOException missing) {
                    System.out.println("skipped " + tool.getKey() + ": " + missing.getMessage());
                }
            }
        }
        runs.values().removeIf(List::isEmpty);
        return runs;
    }

    private static void print(Map<String, List<Run>> runs) {
        List<Run> ours = runs.values().iterator().next();
        System.out.printf(
                "%-24s %9s %7s %9s %7s %9s %9s%n",
                "", "cpu s", "ratio", "read s", "ratio", "whole s", "peak MB");
        for (var tool : runs.entrySet()) {
            List<Run> its = tool.getValue();
            if (!its.getFirst().answer().equals(ours.getFirst().answer())) {
                throw new IllegalStateException(tool.getKey() + " read something else");
            }
            System.out.printf(
                    "%-24s %9.2f %6.1fx %9.2f %6.1fx %9.2f %9.0f%n",
                    tool.getKey(),
                    median(its, 2),
                    median(its, 2) / median(ours, 2),
                    median(its, 0),
                    median(its, 0) / median(ours, 0),
                    median(its, 1),
                    median(its, 3));
        }
    }

    private static double median(List<Run> runs, int figure) {
        double[] sorted =
                runs.stream().mapToDouble(run -> run.figures()[figure]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static List<String> java(String... words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (String word : words) {
            command.addAll(Arrays.asList(word.split(" ")));
        }
        return command;
    }

    /// Runs a process that prints `seconds deals net peakMb`, or nothing.
    private static Run run(List<String> command) throws IOException, InterruptedException {
        var timed =
                new ArrayList<>(
                        List.of("/bin/bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\"", "-"));
        timed.addAll(command);
        Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(printed.lines().reduce((_, last) -> last).orElse("failed"));
        }
        String[] words = printed.split("\\s+");
        int last = words.length;
        double cpu = Double.parseDouble(words[last - 1]) + Double.parseDouble(words[last - 2]);
        double whole = Double.parseDouble(words[last - 3]);
        if (last < 7) {
            return new Run("", new double[] {whole, whole, cpu, 0});
        }
        double read = Double.parseDouble(words[0]);
        double peak = Double.parseDouble(words[3]);
        return new Run(words[1] + " " + words[2], new double[] {read, whole, cpu, peak});
    }

    /// @param figures read seconds, seconds of the whole process, processor seconds, peak megabytes
    private record Run(String answer, double[] figures) {}
}
