package fidus.desktop.banks;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bank statements of an invented house, with a server that answers what a test says.
abstract class BankScreen {
    @TempDir Path folder;

    FakeServer fake;

    Shell shell;

    BanksModel model;

    Path statement;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(BankCalls.STATEMENTS, _ -> Banks.statements());
        fake.answer(BankCalls.PROPOSALS, _ -> Banks.proposals());
        fake.answer(BankCalls.MISSING_DAYS, _ -> Banks.missingDays());
        fake.answer(BankCalls.TRANSITS, _ -> Banks.transits());
        fake.answer(BankCalls.OWN_TRANSFERS, _ -> Banks.ownTransfers());
        shell = fake.signedIn(Accounts.NOW);
        model = new BanksModel(shell);
        statement = folder.resolve("november.sta");
        Files.writeString(statement, ":25:");
    }

    @AfterEach
    void stop() {
        fake.close();
    }
}
