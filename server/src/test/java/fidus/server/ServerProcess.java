package fidus.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The server program in a process of its own, on a folder, so that it can be killed as by a power
/// cut.
final class ServerProcess implements AutoCloseable {
    private static final Pattern LISTENING =
            Pattern.compile("Fidus is listening on http://127\\.0\\.0\\.1:(\\d+)");
    private static final long MOST_MILLIS = 60_000;

    private final Process process;
    private final Path printed;
    private final int port;

    private ServerProcess(Process process, Path printed) throws Exception {
        this.process = process;
        this.printed = printed;
        this.port = listening();
    }

    /// Starts `fidus serve` and returns once it listens.
    ///
    /// @param options of the JVM, beside those every server is started with
    static ServerProcess start(Path data, String... options) throws Exception {
        Path printed = Files.createTempFile(data.getParent(), "server", ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-DontCompileHugeMethods", "-XX:+UseSerialGC", "-Xmx320m"));
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "serve",
                        "--data",
                        data.toString(),
                        "--port",
                        "0"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("FIDUS_"));
        builder.environment().put("FIDUS_UPLOAD_MB", "100");
        builder.environment().put("FIDUS_READS_PER_MINUTE", "999999");
        return new ServerProcess(builder.redirectOutput(printed.toFile()).start(), printed);
    }

    int port() {
        return port;
    }

    /// Processor time spent so far, in milliseconds.
    long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /// The most memory the process ever held, as the kernel counts it; 0 where it does not say.
    long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /// SIGKILL: nothing gets a chance to tidy up.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM, as a service's keeper sends it.
    void terminate() {
        process.destroy();
    }

    /// How it ended.
    ///
    /// @throws IllegalStateException when it has not ended within this time
    int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The server has not ended after " + within);
        }
        return process.exitValue();
    }

    /// Asks it to end, and waits.
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    private int listening() throws Exception {
        for (long waited = 0; waited < MOST_MILLIS; waited += 10) {
            String text = Files.readString(printed);
            Matcher found = LISTENING.matcher(text);
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
            if (!process.isAlive()) {
                throw new IOException("The server ended at once:\n" + text);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        kill();
        throw new IOException("The server does not listen:\n" + Files.readString(printed));
    }
}
