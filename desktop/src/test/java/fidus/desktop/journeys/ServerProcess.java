package fidus.desktop.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The real server in a process of its own, on the embedded store, as `mvn verify` has just packed
/// it. It can be stopped or killed and started again on the same port and data.
public final class ServerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("..", "server", "target", "fidus-server.jar");
    private static final Path EARLIER = Path.of("src", "test", "programs", "EarlierServer.java");
    private static final int HOURS_EARLIER = 26;
    private static final Duration LONGEST_START = Duration.ofSeconds(150);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final Pattern LISTENING =
            Pattern.compile("Fidus is listening on http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern PASSWORD =
            Pattern.compile("^ {2}\\w+ +(\\w+) +(\\S{20})$", Pattern.MULTILINE);
    private static final Pattern SET_UP_CODE = Pattern.compile("with this code: (\\S+)\\n");
    private static final Pattern READY =
            Pattern.compile(
                    " {2}admin +ines .+\\n"
                            + "|with this code: .+\\n"
                            + "|Sign in with the desktop|already there");

    private static @Nullable ServerProcess shared;

    private final Path folder;
    private final boolean demo;
    private boolean earlier;
    private final Map<String, String> passwords = new TreeMap<>();
    private int port;
    private @Nullable Process process;

    private ServerProcess(boolean demo, boolean earlier) {
        this.demo = demo;
        this.earlier = earlier;
        try {
            this.folder = Files.createTempDirectory("fidus-journeys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        start();
    }

    /// With the invented fund. One for all journeys of a run, because filling it takes seconds.
    public static synchronized ServerProcess demo() {
        ServerProcess held = shared;
        if (held == null) {
            held = new ServerProcess(true, false);
            shared = held;
        } else if (!held.isRunning()) {
            held.start();
        }
        return held;
    }

    /// With nobody in it yet.
    public static ServerProcess empty() {
        return new ServerProcess(false, false);
    }

    /// With the invented fund, {@value HOURS_EARLIER} hours ago by its clock, until it is brought
    /// {@link #toThePresent}: what needs a day to pass, such as a wallet's cooling time, is begun
    /// there.
    public static ServerProcess yesterday() {
        return new ServerProcess(true, true);
    }

    /// Starts it again with the true clock.
    public void toThePresent() {
        stop();
        earlier = false;
        start();
    }

    /// The day of its clock when it is {@link #yesterday}.
    public static LocalDate dayBefore() {
        Instant then = Clock.systemUTC().instant().minus(Duration.ofHours(HOURS_EARLIER));
        return LocalDate.ofInstant(then, ZoneOffset.UTC);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// @param login of somebody in the invented fund: olivia, adrian or ines
    public String password(String login) {
        String password = passwords.get(login);
        if (password == null) {
            throw new IllegalArgumentException("Nobody is called " + login);
        }
        return password;
    }

    /// What the server printed for making the first two people.
    public String setUpCode() {
        return first(SET_UP_CODE, said());
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /// Ends it as an administrator would.
    public void stop() {
        if (process != null) {
            process.destroy();
            await(process);
        }
    }

    /// Ends it as a power cut would.
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            await(process);
        }
    }

    /// Starts it, again on the port and data of the time before, and waits until it is ready.
    public void start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(
                    "The journeys need the packed server, which is not there: run mvn verify from"
                            + " the root of the repository, which packs it before they run.");
        }
        Path errors = folder.resolve("server.log");
        try {
            Files.deleteIfExists(out());
            var fresh = new ProcessBuilder(command());
            fresh.environment().keySet().removeIf(name -> name.startsWith("FIDUS_"));
            process = fresh.redirectOutput(out().toFile()).redirectError(errors.toFile()).start();
            untilReady(process, errors);
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not start", e);
        }
        port = Integer.parseInt(first(LISTENING, said()));
        PASSWORD.matcher(said())
                .results()
                .forEach(hit -> passwords.put(hit.group(1), hit.group(2)));
    }

    @Override
    public void close() {
        kill();
        if (Files.notExists(folder)) {
            return; // closed before, by the journey itself
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + ": " + e.getMessage());
        }
    }

    private List<String> command() {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                // a server that lives for one journey is not worth optimizing
                                "-XX:TieredStopAtLevel=1",
                                "-XX:-DontCompileHugeMethods",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                earlier
                        ? List.of("-cp", JAR.toString(), EARLIER.toString(), "" + HOURS_EARLIER)
                        : List.of("-jar", JAR.toString()));
        command.addAll(List.of("serve", "--port=" + port, "--data=" + folder.resolve("data")));
        if (demo) {
            command.add("--demo");
        }
        return command;
    }

    private void untilReady(Process started, Path errors) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!READY.matcher(said()).find()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                started.destroyForcibly();
                throw new IllegalStateException(
                        "The server is not ready: " + said() + Files.readString(errors));
            }
            pause();
        }
    }

    private Path out() {
        return folder.resolve("server.out");
    }

    private String said() {
        try {
            return Files.readString(out(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher hit = pattern.matcher(text);
        if (!hit.find()) {
            throw new IllegalStateException("No " + pattern + " in " + text);
        }
        return hit.group(1);
    }

    private static void await(Process ending) {
        try {
            if (!ending.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
