package fidus.server.bank;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// A row of which somebody suspects fraud: COMPLIANCE is told, and nothing is booked on it.
class SuspectedRowTest extends OwnBank {
    private static final String ROW = "STMT-1-1";

    private BreakCard suspected() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C9000,00", "K1", "Transfer from Example, Ada")
                        .closing("261116", "9000,00"));
        return explained(desk.reconcile(main).breaks().getFirst(), CauseCode.FRAUD_SUSPECTED);
    }

    private Prepared deposit() {
        return deposit(ROW);
    }

    private Prepared deposit(String evidence) {
        return desk.ask(
                DepositCalls.RECORD,
                new RecordDeposit(
                        paid.ada().id(),
                        Money.of("9000.00", "EUR"),
                        LocalDate.parse("2026-11-16"),
                        DepositMethod.FIAT,
                        evidence,
                        main.name(),
                        ""));
    }

    private int told() {
        return Math.toIntExact(
                desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true)).prepared().stream()
                        .filter(one -> one.title().startsWith("Fraud is suspected"))
                        .count());
    }

    @Test
    void complianceIsToldAndTheRowIsBookedAsNothingUntilTheBreakIsSettled() {
        BreakCard fraud = suspected();

        assertThat(desk.proposals(main).deposits()).isEmpty();
        assertThat(desk.proposals(main).doubts())
                .singleElement()
                .matches(one -> one.sentence().startsWith("Fraud is suspected"));
        assertThat(code(this::deposit)).isEqualTo(Problem.Code.WRONG_STATE);
        Prepared task =
                desk.ask(ApprovalCalls.FIND, new FindPrepared(null, true)).prepared().getFirst();
        assertThat(task.title()).contains("9,000.00 EUR".replace(",", ""));
        assertThat(code(() -> desk.approve(task))).isEqualTo(Problem.Code.FORBIDDEN);
        var _ =
                desk.server.call(
                        ApprovalCalls.DECIDE,
                        new Decide(task.id(), Decide.Decision.APPROVE, task.digest(), ""),
                        desk.server.token(Role.COMPLIANCE));
        assertThat(told()).isZero();
        assertThat(code(this::deposit))
                .as("seen is not settled")
                .isEqualTo(Problem.Code.WRONG_STATE);

        desk.approve(
                desk.ask(
                        ReconciliationCalls.RESOLVE,
                        new ResolveBreak(
                                fraud.found().id(),
                                "The client called and named the sum",
                                fraud.found().version())));

        assertThat(desk.proposals(main).deposits()).hasSize(1);
        desk.approve(deposit());
    }

    @Test
    void nobodyMatchesASuspectedRow() {
        var _ = suspected();
        desk.approve(deposit("WIRE-1"));
        Workbench bench = desk.reconcile(main);
        var by =
                new MatchByHand(
                        bench.card().run().id(),
                        List.of(bench.book().getFirst().rowId()),
                        List.of(ROW),
                        false,
                        "");

        assertThat(code(() -> desk.ask(ReconciliationCalls.MATCH, by)))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    /// The explainer's match waits for another person; who suspects fraud waits for nobody.
    @Test
    void fraudIsSuspectedAlthoughAMatchOfTheRowWaitsAndNobodyAgreesToThatAnyMore() {
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "0,00")
                        .row("261116", "C9000,00", "K1", "Transfer from Example, Ada")
                        .closing("261116", "9000,00"));
        desk.approve(deposit("WIRE-1"));
        Workbench bench = desk.reconcile(main);
        BreakCard ours =
                bench.breaks().stream()
                        .filter(card -> card.found().key().contains("/STATEMENT/"))
                        .findFirst()
                        .orElseThrow();
        BreakCard said = explained(ours, CauseCode.TIMING);
        Prepared match =
                Objects.requireNonNull(
                        desk.ask(
                                        ReconciliationCalls.MATCH,
                                        new MatchByHand(
                                                bench.card().run().id(),
                                                List.of(bench.book().getFirst().rowId()),
                                                List.of(ROW),
                                                false,
                                                ""))
                                .waits());
        assertThat(code(() -> explained(said, CauseCode.DUPLICATE)))
                .as("any other cause")
                .isEqualTo(Problem.Code.ALREADY_PENDING);

        BreakCard suspected = explained(said, CauseCode.FRAUD_SUSPECTED);

        assertThat(suspected.waiting()).isNull();
        assertThat(told()).isEqualTo(1);
        assertThat(code(() -> desk.approve(match))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(
                        desk.ask(ApprovalCalls.FIND, new FindPrepared(match.subject(), false))
                                .prepared())
                .singleElement()
                .matches(one -> one.preparedState() == PreparedState.VOIDED);
    }

    @Test
    void aRunThatFindsACounterpartDoesNotClearTheSuspicion() {
        BreakCard fraud = suspected();
        desk.approve(deposit("Transfer from Example, Ada"));

        assertThat(desk.reconcile(main).breaks())
                .filteredOn(card -> card.found().id().equals(fraud.found().id()))
                .singleElement()
                .matches(card -> card.found().breakState() == BreakState.EXPLAINED);
    }

    @Test
    void theAlertWaitsHoweverLongAndWhoeverCausedItCannotTakeItBack() {
        suspected();
        desk.server.clock().advance(Duration.ofDays(40));
        String compliance = desk.server.token(Role.COMPLIANCE);
        Prepared task =
                desk.server
                        .call(ApprovalCalls.FIND, new FindPrepared(null, true), compliance)
                        .prepared()
                        .getFirst();
        assertThat(task.title()).startsWith("Fraud is suspected");
        var back = new Decide(task.id(), Decide.Decision.WITHDRAW, task.digest(), "A mistake");
        assertThat(code(() -> desk.ask(ApprovalCalls.DECIDE, back)))
                .isEqualTo(Problem.Code.FORBIDDEN);
        assertThat(told()).isEqualTo(1);
    }
}
