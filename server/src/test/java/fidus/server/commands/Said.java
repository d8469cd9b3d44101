package fidus.server.commands;

import fidus.server.RunningServer;
import fidus.server.SettableClock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What a command answered in this process.
public record Said(int code, String out, String err) {
    public static Said of(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = FidusCommand.run(words, Map.of(), new SettableClock(RunningServer.START));
            return new Said(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    /// A file with this password, as `--password-file` wants it.
    public static String passwordFile(Path folder, String login, String password) {
        try {
            return Files.writeString(folder.resolve(login + ".password"), password + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sample(String name) {
        var found = Said.class.getResource("/reports/" + name);
        return Path.of(URI.create(Objects.requireNonNull(found, name).toString())).toString();
    }
}
