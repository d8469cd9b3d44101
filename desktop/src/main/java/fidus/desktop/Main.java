package fidus.desktop;

import fidus.contract.Refused;
import fidus.desktop.shell.Server;

import javafx.application.Application;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/// Starts the desktop. It does not extend Application, so that a machine without a display gets a
/// sentence instead of a stack trace.
public final class Main {
    /// The server's address, also settable as `--server URL`.
    static final String SERVER = "fidus.server";

    private static final int NO_DISPLAY = 3;
    private static final int BAD_ARGUMENT = 2;

    private Main() {}

    public static void main(String[] args) {
        String wrong = argumentProblem(args);
        if (!wrong.isEmpty()) {
            System.err.println(wrong);
            System.exit(BAD_ARGUMENT);
        }
        String noDisplay =
                displayProblem(
                        System.getProperty("os.name", ""),
                        System.getProperty("glass.platform", ""),
                        System.getenv());
        if (!noDisplay.isEmpty()) {
            System.err.println(noDisplay);
            System.exit(NO_DISPLAY);
        }
        Application.launch(Desktop.class, args);
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

    static String displayProblem(String os, String platform, Map<String, String> environment) {
        boolean needsDisplay =
                os.toLowerCase(Locale.ROOT).contains("linux")
                        && !platform.equalsIgnoreCase("Headless");
        boolean has =
                !environment.getOrDefault("DISPLAY", "").isBlank()
                        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        if (!needsDisplay || has) {
            return "";
        }
        return """

        No graphical display was found (DISPLAY is not set), so the window cannot open here.
          * On a workstation: run the same command in a terminal of your desktop session.
          * Over ssh: connect with ssh -X, or use a virtual display: xvfb-run -a COMMAND
          * From another machine: open the desktop there with --server https://THIS-SERVER
        """;
    }
}
