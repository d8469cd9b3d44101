package fidus.server.bank;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.AboutPrepared;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.approvals.SinceAsked.Change;
import fidus.bank.desk.AboutSettingAside;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.SettingAsideTold;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What setting a statement aside would leave is told before it is asked for, and is still so when
/// it is agreed to.
final class AsideSinceTest extends OwnBank {
    private static final String MISSING =
            "No statement with number 2 of 2026: statement 1 (statement.sta) is number 1/1,"
                    + " statement 3 (statement.sta) is number 3/1.";

    private TakenStatement statement(long number) {
        return desk
                .ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null))
                .statements()
                .stream()
                .map(StatementCard::statement)
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private Prepared aside(TakenStatement statement) {
        return desk.ask(
                BankCalls.SET_ASIDE,
                new SetStatementAside(statement.id(), "It is of another account"));
    }

    private SettingAsideTold looked(TakenStatement statement) {
        return desk.ask(BankCalls.LOOK_ASIDE, new AboutSettingAside(statement.id()));
    }

    private void counts(TakenStatement statement) {
        assertThat(statement(statement.number())).isEqualTo(statement);
        assertThat(looked(statement).follows()).isNotEmpty();
    }

    private Prepared now(Prepared asked) {
        return desk
                .ask(ApprovalCalls.FIND, new FindPrepared(asked.subject(), false))
                .prepared()
                .stream()
                .filter(one -> one.id().equals(asked.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Change> since(Prepared asked) {
        return desk.server
                .call(ApprovalCalls.SINCE, new AboutPrepared(asked.id()), desk.approver())
                .changes();
    }

    @Test
    void whatItLeavesIsToldInTheSameWordsBeforeItIsAskedFor() {
        quiet("1", "261110", "100,00");
        printed("2", "261111", "100,00", "C5,00", "105,00");
        quiet("3", "261112", "105,00");

        List<Shown> follows = looked(statement(2)).follows();

        assertThat(follows)
                .contains(
                        new Shown("Counts no more", "5.00 EUR"),
                        new Shown("Leaves a number missing", MISSING))
                .extracting(Shown::label)
                .containsExactly(
                        "Counts no more",
                        "Opens a balance break at",
                        "Leaves a number missing",
                        "Reconciliation");
        assertThat(now(aside(statement(2))).shown()).containsSubsequence(follows);
    }

    @Test
    void whatCannotBeSetAsideSaysWhyBeforeAReasonIsTyped() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        paid.deposit("40.00", "2026-11-16", "STMT-1-1");

        assertThatThrownBy(() -> looked(statement(1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("STMT-1-1");
    }

    @Test
    void whatItWouldLeaveOtherwiseByNowIsNotAgreedTo() {
        quiet("1", "261110", "100,00");
        quiet("2", "261111", "100,00");
        Prepared asked = aside(statement(2));
        assertThat(since(asked)).isEmpty();
        quiet("3", "261112", "100,00");

        assertThat(since(asked))
                .containsExactly(new Change("Leaves a number missing", "", MISSING));
        Problem why = problem(() -> desk.approve(asked));

        assertThat(why.code()).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(why.message())
                .contains("statement 2 (statement.sta)")
                .contains("“Leaves a number missing: " + MISSING + "” That was not so.")
                .contains("Nothing was set aside. Ask for it again");
        counts(statement(2));
        assertThat(now(asked).preparedState()).isEqualTo(PreparedState.VOIDED);
        desk.approve(aside(statement(2)));
        assertThat(problem(() -> looked(statement(2))).message()).contains("set aside already");
    }

    @Test
    void rowsThatAnotherStatementWouldNotSayAnyMoreAreNotAgreedTo() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        TakenStatement again =
                desk.takeOne(
                        Mt940Text.of(BankDesk.IBAN, "7/1", "261115", "0,00")
                                .row("261116", "C40,00", "K1", "SEPA WIRE-889911 ADA")
                                .closing("261117", "40,00"));
        Prepared asked = aside(statement(1));
        desk.approve(aside(again));

        Problem why = problem(() -> desk.approve(asked));

        assertThat(why.message())
                .contains(
                        "“Counts instead: STMT-2-1, which says the same.” That is not so any more");
        counts(statement(1));
    }

    @Test
    void aSignOffThatWaitsIsTold() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        Prepared asked = aside(statement(1));
        Workbench bench = reconciled(16, 16);
        assertThat(since(asked)).extracting(Change::label).containsExactly("Reconciliation");
        desk.ask(
                ReconciliationCalls.SIGN_OFF,
                new SignOff(bench.card().run().id(), "All of it is there"));

        assertThat(looked(statement(1)).follows())
                .filteredOn(line -> line.label().equals("Sign-off that waits"))
                .singleElement()
                .extracting(Shown::value)
                .asString()
                .startsWith("2026-11-16 to 2026-11-16, which ");
        assertThat(problem(() -> desk.approve(asked)).message()).contains("Sign-off that waits");
    }

    /// Matches of a run end with the next one; they were never what somebody decided.
    @Test
    void aRunSinceThenHindersNothing() {
        printed("1", "261116", "0,00", "C40,00", "40,00");
        paid.deposit("40.00", "2026-11-16", "WIRE-889911");
        Prepared asked = aside(statement(1));
        var _ = reconciled(16, 16);

        desk.approve(asked);

        assertThat(now(asked).preparedState()).isEqualTo(PreparedState.APPROVED);
    }
}
