package fidus.desktop.banks;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.SettingAsideTold;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.BankFiles;
import fidus.desktop.samples.Banks;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
    void whatFollowsIsToldBeforeItIsSent() {
        var missing = new Shown("Leaves a number missing", "No statement with number 4 of 2026.");
        fake.answer(
                BankCalls.LOOK_ASIDE, _ -> new SettingAsideTold(Accounts.NOW, List.of(missing)));
        StatementModel model = opened(Role.OPERATOR);
        assertThat(model.follows().value()).isNull();

        model.setAside();

        assertThat(Objects.requireNonNull(model.follows().value()).follows())
                .containsExactly(missing);
        String id = Banks.statements().statements().getFirst().statement().id().value().toString();
        assertThat(fake.seen())
                .anyMatch(it -> it.path().endsWith("/bank-statements/" + id + "/setting-aside"));
        model.readAgain();
        assertThat(model.follows().value()).as("another deed").isNull();
    }

    @Test
    void whyItCannotBeSetAsideIsToldBeforeAReasonIsTyped() {
        fake.answer(
                BankCalls.LOOK_ASIDE,
                _ -> {
                    throw Refused.because(Problem.Code.WRONG_STATE, "Two persons signed it.");
                });
        StatementModel model = opened(Role.OPERATOR);

        model.setAside();

        assertThat(Objects.requireNonNull(model.follows().problemProperty().get()).message())
                .isEqualTo("Two persons signed it.");
        model.reason().close();
        assertThat(model.follows().problemProperty().get()).isNull();
    }

    /// No run has to have seen it.
    @Test
    void aRowThatAnotherOneTakesBackIsAskedToBeTakenApart() {
        List<String> sent = new ArrayList<>();
        fake.answer(
                ReconciliationCalls.TAKE_ROWS_APART,
                asked -> {
                    sent.add(asked.get("rowId").asText() + ": " + asked.get("reason").asText());
                    return Waiting.prepared();
                });
        StatementModel model = opened(Role.OPERATOR);
        SeenRow read = Banks.preview(null, null).statements().getFirst().rows().getFirst();
        var seen = new SeenRow("STMT-12-1", RowFate.FRESH, null, read.row());

        model.takeApart(new StatementRow(seen, RowUse.OPEN));
        assertThat(model.reason().deedProperty().get()).as("none takes it back").isNull();
        model.takeApart(new StatementRow(seen, RowUse.TAKEN_BACK));
        model.reason().reasonProperty().set("It came back for another one");
        model.reason().send();

        assertThat(sent).containsExactly(seen.id() + ": It came back for another one");
        assertThat(model.reason().deedProperty().get()).isNull();
    }

    @Test
    void aBalanceIsStatedOnlyWhereTheFileGivesNone() {
        List<String> sent = new ArrayList<>();
        fake.answer(
                BankCalls.STATE_BALANCE,
                asked -> {
                    sent.add(asked.get("balance").get("amount").asText());
                    return Waiting.prepared();
                });
        StatementModel model = opened(Role.OPERATOR);
        model.state();
        assertThat(model.stating().statementProperty().get()).as("it prints one").isNull();

        model.open(BankFiles.silent());
        model.state();
        model.stating().evidence.set("On paper");
        model.stating().send();
        Problem why = model.stating().command().problemProperty().get();
        assertThat(Objects.requireNonNull(why).fields())
                .extracting(Problem.Field::field)
                .containsExactly("balance", "evidence");
        assertThat(sent).isEmpty();

        model.stating().balance.set(Money.of("-12.50", "EUR"));
        model.stating().evidence.set("Letter of the bank");
        model.stating().send();
        assertThat(sent).containsExactly("-12.50");
        assertThat(model.stating().statementProperty().get()).isNull();
    }

    @Test
    void whoeverTakesInNoStatementsSetsNoneAside() {
        StatementModel model = opened(Role.AUDITOR);

        model.setAside();

        assertThat(model.maySetAside()).isFalse();
        assertThat(model.reason().deedProperty().get()).isNull();
    }
}
