package fidus.desktop;

import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A desktop without a window and a server that answers as told.
abstract class Models {
    FakeServer fake;
    Shell shell;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        shell = fake.signedIn(Accounts.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }
}
