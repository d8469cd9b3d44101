package fidus.desktop.samples;

import fidus.auth.Login;
import fidus.desktop.shell.Background;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Server;
import fidus.desktop.shell.Shell;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// A shell whose person is signed in at an invented server.
public final class Signed {
    private Signed() {}

    public static Shell in(FakeServer fake, Instant now) {
        Shell shell =
                Shell.of(
                        new Server(fake.address(), Clock.systemUTC()),
                        Background.direct(),
                        Clock.fixed(now, ZoneOffset.UTC));
        shell.connection().look();
        shell.session().begin(shell.server().signIn(new Login("ann", "x", "t")));
        return shell;
    }
}
