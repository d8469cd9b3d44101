package fidus.server.commands;

import fidus.auth.Login;
import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Who gives a command that goes through a server, and which one. A password is never among the
/// words of a command: other programs of the machine could read it there.
final class PersonOptions {
    @Option(
            names = "--as",
            required = true,
            paramLabel = "LOGIN",
            description = "The person who does this; the password is asked for.")
    private String login = "";

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password, where nobody can be asked.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = {
                "The running server, such as https://fidus.example.org. Without it the data is"
                        + " opened here and served on this machine while the command lasts."
            })
    private @Nullable String server;

    @Nullable String server() {
        return server;
    }

    /// @throws Refused `BAD_VALUE` when no password can be had
    Login login() {
        return new Login(login, password(), "command line");
    }

    private String password() {
        if (passwordFile != null) {
            try (var lines = Files.lines(passwordFile)) {
                return lines.findFirst().orElse("");
            } catch (IOException e) {
                throw Refused.because(
                        Problem.Code.BAD_VALUE,
                        "The password file "
                                + passwordFile
                                + " cannot be read. Name one that can, or leave it out to be"
                                + " asked.");
            }
        }
        // Some versions of Java have no console without a terminal, others one that is none.
        char[] typed =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> console.readPassword("Password of %s: ", login))
                        .orElse(null);
        if (typed == null) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "Nobody can be asked for the password here. Give --password-file FILE.");
        }
        return new String(typed);
    }
}
