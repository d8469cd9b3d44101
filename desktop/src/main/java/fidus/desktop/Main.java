package fidus.desktop;

import fidus.contract.Refused;
import fidus.desktop.shell.Server;

import javafx.application.Application;

import java.net.URI;
import java.time.Clock;

/// Starts the desktop. It does not extend Application, so that a machine without a display gets a
/// sentence instead of a stack trace.
public final class Main {
    /// The server's address, also settable as `--server URL`.
    static final String SERVER = "fidus.server";

    /// Set when the server was started by the same command and would end with this program.
    static final String DEMO = "fidus.demo";

    private static final int NO_DISPLAY = 3;
    private static final int BAD_ARGUMENT = 2;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        String wrong = argumentProblem(args);
        if (!wrong.isEmpty()) {
            System.err.println(wrong);
            System.exit(BAD_ARGUMENT);
        }
        String noDisplay =
                WithoutDisplay.reason(
                        System.getProperty("os.name", ""),
                        System.getProperty("glass.platform", ""),
                        System.getenv());
        if (noDisplay.isEmpty()) {
            Application.launch(Desktop.class, args);
        } else if (Boolean.getBoolean(DEMO)) {
            var address = URI.create(System.getProperty(SERVER, Desktop.LOCAL));
            System.exit(new WithoutDisplay(address, System.out).keepTheServerCompany());
        } else {
            System.err.println(noDisplay);
            System.exit(NO_DISPLAY);
        }
    }

    /// Takes over the server's address.
    ///
    /// @return what is wrong with the arguments, empty for nothing
    static String argumentProblem(String... args) {
        if (args.length == 0) {
            return "";
        }
        if (args.length != 2 || !args[0].equals("--server")) {
            return "Usage: fidus [--server https://fidus.example.org]";
        }
        try {
            var _ = new Server(URI.create(args[1]), Clock.systemUTC());
        } catch (Refused e) {
            return e.problem().message();
        } catch (IllegalArgumentException e) {
            return "A server address looks like https://fidus.example.org.";
        }
        System.setProperty(SERVER, args[1]);
        return "";
    }
}
