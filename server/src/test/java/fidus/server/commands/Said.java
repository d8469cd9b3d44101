package fidus.server.commands;

import fidus.server.RunningServer;
import fidus.server.SettableClock;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// What a command answered in this process.
public record Said(int code, String out, String err) {
    public static Said of(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                FidusCommand.run(
                        words,
                        Map.of(),
                        new SettableClock(RunningServer.START),
                        new FidusCommand.Told(
                                new PrintWriter(out, true), new PrintWriter(err, true)));
        return new Said(code, out.toString(), err.toString());
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
