import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/// Runs commands in turn, several rounds of all of them, and tells the medians of processor and
/// wall time beside each other.
final class SideBySide {
    private SideBySide() {}

    static Map<String, List<Run>> measured(int rounds, Map<String, List<String>> tools)
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

    /// The class path of this process with a jar for each folder: a start-up cache takes no
    /// folders.
    static String jars(Path folder) throws IOException {
        var parts = new ArrayList<String>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String jar = part;
            if (Files.isDirectory(Path.of(part))) {
                jar = folder.resolve("classes" + parts.size() + ".jar").toString();
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "cf", jar, "-C", part, ".");
            }
            parts.add(jar);
        }
        return String.join(File.pathSeparator, parts);
    }

    static void print(String title, Map<String, List<Run>> runs) {
        List<Run> ours = runs.values().iterator().next();
        System.out.printf("%n%-40s %9s %7s %9s %7s%n", title, "cpu s", "ratio", "wall s", "ratio");
        runs.forEach(
                (tool, its) ->
                        System.out.printf(
                                "%-40s %9.2f %6.1fx %9.2f %6.1fx%n",
                                tool,
                                median(its, true),
                                median(its, true) / median(ours, true),
                                median(its, false),
                                median(its, false) / median(ours, false)));
    }

    private static double median(List<Run> runs, boolean cpu) {
        double[] sorted =
                runs.stream().mapToDouble(run -> cpu ? run.cpu() : run.wall()).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    static Run run(List<String> command) throws IOException, InterruptedException {
        Path times = Files.createTempFile("times", ".txt");
        var timed =
                new ArrayList<>(
                        List.of(
                                "/bin/bash",
                                "-c",
                                "TIMEFORMAT='%R %U %S'; { time \"$@\" 2>&3; } 3>&2 2> " + times,
                                "-"));
        timed.addAll(command);
        Process process =
                new ProcessBuilder(timed).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed: " + printed);
        }
        String[] words = Files.readString(times).strip().split("\\s+");
        Files.delete(times);
        return new Run(
                printed,
                Double.parseDouble(words[0]),
                Double.parseDouble(words[1]) + Double.parseDouble(words[2]));
    }

    /// @param wall seconds
    /// @param cpu processor seconds
    record Run(String printed, double wall, double cpu) {}
}
