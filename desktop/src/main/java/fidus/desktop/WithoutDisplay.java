package fidus.desktop;

import fidus.contract.Refused;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.ServerUnreachable;

import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What the desktop does on a machine where no window can open.
final class WithoutDisplay {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int MOST_LOOKS_IN_VAIN = 90;
    private static final int LOOKS_IN_VAIN_AT_THE_END = 5;

    private final Server server;
    private final PrintStream out;

    WithoutDisplay(URI address, PrintStream out) {
        this.server = new Server(address, Clock.systemUTC());
        this.out = out;
    }

    /// @return why no window can open here, empty when one can
    static String reason(String os, String platform, Map<String, String> environment) {
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

    /// Says where the demonstration's server is and stays for as long as it runs, because the
    /// command that started both ends with this program.
    ///
    /// @return the exit code: not 0, for the wait only ends by itself when the server is gone
    int keepTheServerCompany() throws InterruptedException {
        int vain = 0;
        boolean told = false;
        while (vain < (told ? LOOKS_IN_VAIN_AT_THE_END : MOST_LOOKS_IN_VAIN)) {
            if (answers()) {
                vain = 0;
                if (!told) {
                    out.println(whereTo(server.address()));
                    out.flush();
                    told = true;
                }
            } else {
                vain++;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
        out.println(
                told
                        ? "The server at " + server.address() + " has stopped."
                        : "No server answered at " + server.address() + ".");
        return 1;
    }

    static String whereTo(String address) {
        return """

        No graphical display was found (DISPLAY is not set), so the window cannot open here.
        The server runs and stays until Ctrl+C:
          server       %1$s
          description  %1$s/api/v1/openapi.json
        To see the desktop, run this command where there is a display (over ssh: ssh -X, or xvfb-run -a mvn -Pdemo),
        or forward the port with ssh -L and open the desktop on the other machine with --server %1$s.
        """
                .formatted(address);
    }

    private boolean answers() {
        try {
            var _ = server.probe();
            return true;
        } catch (Refused | ServerUnreachable e) {
            return false;
        }
    }
}
