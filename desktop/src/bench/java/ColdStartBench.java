import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// From the start of the process to the first rendered picture: Fidus beside a bare JavaFX window,
/// each without and with a start-up cache of its own, interleaved. Processor time is told beside
/// wall time because the machine may be busy with other things.
///
/// Started by `mvn -Pbench`; arguments: the module path, the desktop's jar, rounds (5). On a
/// machine without DISPLAY both run on the headless platform.
public final class ColdStartBench {
    private static final String PICTURE = "First picture.";

    /// As in the installers' module.
    private static final List<String> LAUNCHER =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final List<String> platform;

    private ColdStartBench(Path folder) {
        this.folder = folder;
        this.platform =
                System.getenv("DISPLAY") == null
                        ? List.of("-Dglass.platform=Headless", "-Dprism.order=sw")
                        : List.of();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path folder = Files.createTempDirectory("cold-start");
        try {
            new ColdStartBench(folder).compare(modules(args[0], args[1]), rounds);
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    /// The cache takes jars only, so the desktop's classes are taken from its jar.
    private static String modules(String path, String jar) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> entry.endsWith("classes") ? jar : entry)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void compare(String modules, int rounds) throws IOException, InterruptedException {
        List<String> fidus =
                List.of("--module-path", modules, "--module", "fidus.desktop/fidus.desktop.Main");
        String javafx =
                Arrays.stream(modules.split(File.pathSeparator))
                        .filter(entry -> entry.contains("javafx-"))
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> bare =
                List.of(
                        "--module-path",
                        javafx,
                        "--add-modules",
                        "javafx.controls",
                        "-cp",
                        bareJar(javafx).toString(),
                        "BareWindow");
        var contestants = new LinkedHashMap<String, List<String>>();
        contestants.put("bare window", started(List.of(), bare));
        contestants.put("bare window, cache", started(List.of(cache("bare", bare)), bare));
        contestants.put("Fidus", started(List.of(), fidus));
        contestants.put("Fidus, cache", started(List.of(cache("fidus", fidus)), fidus));
        contestants.put("Fidus as installed", started(installed(fidus), fidus));
        print(measured(contestants, rounds));
    }

    /// The options of the installed launcher, with a cache that was recorded under them.
    private List<String> installed(List<String> fidus) throws IOException, InterruptedException {
        var options = new ArrayList<>(LAUNCHER);
        options.add(cache("installed", fidus, LAUNCHER));
        return options;
    }

    private Path bareJar(String javafx) throws IOException, InterruptedException {
        run(
                tool("javac"),
                "--module-path",
                javafx,
                "--add-modules",
                "javafx.controls",
                "-d",
                folder.resolve("classes").toString(),
                "src/bench/java/BareWindow.java");
        Path jar = folder.resolve("bare.jar");
        run(
                tool("jar"),
                "--create",
                "--file",
                jar.toString(),
                "-C",
                folder.resolve("classes").toString(),
                ".");
        return jar;
    }

    private String cache(String name, List<String> program)
            throws IOException, InterruptedException {
        return cache(name, program, List.of());
    }

    private String cache(String name, List<String> program, List<String> options)
            throws IOException, InterruptedException {
        Path cache = folder.resolve(name + ".aot");
        var recording = new ArrayList<>(options);
        recording.add("-XX:AOTCacheOutput=" + cache);
        run(started(recording, program).toArray(String[]::new));
        return "-XX:AOTCache=" + cache;
    }

    private List<String> started(List<String> options, List<String> program) {
        var command = new ArrayList<>(List.of(tool("java")));
        command.addAll(options);
        command.add("--enable-native-access=javafx.graphics");
        command.add("-Dfidus.rehearsal=true");
        command.add("-Djava.util.prefs.userRoot=" + folder);
        command.addAll(platform);
        command.addAll(program);
        return command;
    }

    private static Map<String, List<Run>> measured(Map<String, List<String>> programs, int rounds)
            throws IOException, InterruptedException {
        var runs = new LinkedHashMap<String, List<Run>>();
        for (int round = 0; round < rounds; round++) {
            for (var program : programs.entrySet()) {
                runs.computeIfAbsent(program.getKey(), _ -> new ArrayList<>())
                        .add(once(program.getValue()));
            }
        }
        return runs;
    }

    private static Run once(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new ArrayList<String>();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.equals(PICTURE)) {
                    long wall = System.nanoTime() - began;
                    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
                    lines.readAllLines();
                    process.waitFor();
                    return new Run(wall / 1_000_000.0, cpu.toMillis());
                }
            }
        }
        throw new IOException("No picture: " + command + "\n" + String.join("\n", printed));
    }

    private static void print(Map<String, List<Run>> runs) {
        double bare = median(runs.get("bare window").stream().mapToDouble(Run::wall).toArray());
        System.out.printf(
                "%-22s %10s %10s %10s %8s%n", "", "median ms", "least ms", "cpu ms", "ratio");
        for (var program : runs.entrySet()) {
            double[] walls = program.getValue().stream().mapToDouble(Run::wall).toArray();
            double[] cpus = program.getValue().stream().mapToDouble(Run::cpu).toArray();
            System.out.printf(
                    "%-22s %10.0f %10.0f %10.0f %7.2fx%n",
                    program.getKey(),
                    median(walls),
                    Arrays.stream(walls).min().orElseThrow(),
                    median(cpus),
                    median(walls) / bare);
        }
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + "\n" + printed);
        }
    }

    /// @param wall milliseconds from the start of the process to its first picture
    /// @param cpu milliseconds of processor time until then
    private record Run(double wall, double cpu) {}
}
