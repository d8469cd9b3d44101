package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.StatementRows;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/// A stored statement is asked to be set aside, with a reason.
class StatementAsideTest {
    private final FakeServer fake =
            new FakeServer().answer(BankCalls.ROWS, _ -> new StatementRows(List.of(), null));

    @AfterEach
    void stop() {
        fake.close();
    }

    private StatementModel opened(Role role) {
        fake.signsIn(role);
        Shell shell = fake.shell(Accounts.NOW);
        shell.connection().look();
        FakeServer.signIn(shell);
        var model = new StatementModel(shell);
        model.open(Banks.statements().statements().getFirst());
        return model;
    }

    @Test
    void theStatementInHandIsSentWithTheReason() {
        List<String> sent = new ArrayList<>();
        fake.answer(
                BankCalls.SET_ASIDE,
                asked -> {
                    sent.add(asked.get("reason").asText());
                    return Waiting.prepared();
                });
        StatementModel model = opened(Role.OPERATOR);

        model.setAside();
        model.reason().reasonProperty().set("It is of another account");
        model.reason().send();

        assertThat(sent).containsExactly("It is of another account");
        assertThat(model.reason().deedProperty().get()).isNull();
    }

    @Test
    void whoeverTakesInNoStatementsSetsNoneAside() {
        StatementModel model = opened(Role.AUDITOR);

        model.setAside();

        assertThat(model.maySetAside()).isFalse();
        assertThat(model.reason().deedProperty().get()).isNull();
    }
}
