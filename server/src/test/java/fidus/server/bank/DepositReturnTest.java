package fidus.server.bank;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositReturn;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.FindDeposits;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// A deposit whose money left again on a later day, and one that was never there.
class DepositReturnTest extends OwnBank {
    private static final String WHY = "The bank called it back";

    private Deposit arrived() {
        paid.deposit("1000.00", "2026-11-10", "WIRE-889911");
        return newest();
    }

    private Deposit newest() {
        return desk.ask(DepositCalls.FIND, new FindDeposits(null, null, null, 1)).rows().getFirst();
    }

    private Prepared reverse(Deposit deposit, @Nullable DepositReturn returned) {
        return desk.ask(DepositCalls.REVERSE, new EndDeposit(deposit.id(), WHY, returned));
    }

    private static DepositReturn on(String day) {
        return new DepositReturn(LocalDate.parse(day), " BACK-7001 ");
    }

    private JournalEntry correction() {
        return desk.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 10)).rows().stream()
                .filter(entry -> entry.eventCode().equals("E22"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itLeavesTheBooksOnTheDayItLeftAndMatchesTheRowThatSaysSo() {
        Deposit deposit = arrived();
        desk.takeOne(
                Mt940Text.of(BankDesk.IBAN, "1/1", "261109", "0,00")
                        .row("261110", "C1000,00", "K1", "SEPA WIRE-889911 Ada Example")
                        .row("261113", "D1000,00", "K2", "SENT BACK BACK-7001")
                        .closing("261113", "0,00"));

        Prepared waits = reverse(deposit, on("2026-11-13"));

        assertThat(waits.shown()).contains(new Shown("Left again", "on 2026-11-13 as BACK-7001"));
        desk.approve(waits);
        assertThat(correction().valueOn()).isEqualTo(LocalDate.parse("2026-11-13"));
        assertThat(newest())
                .matches(one -> one.depositState() == DepositState.REVERSED)
                .matches(
                        one ->
                                new DepositReturn(LocalDate.parse("2026-11-13"), "BACK-7001")
                                        .equals(one.returned()));
        Workbench bench = desk.reconcile(main);
        assertThat(bench.matches()).hasSize(2);
        assertThat(bench.breaks()).isEmpty();
        assertThat(said(bench, "S6").passed()).isTrue();
    }

    @Test
    void whatWasRecordedInErrorWasNeverThere() {
        Deposit deposit = arrived();

        desk.approve(reverse(deposit, null));

        assertThat(correction().valueOn()).isEqualTo(LocalDate.parse("2026-11-10"));
        assertThat(newest().returned()).isNull();
    }

    @Test
    void itLeftBetweenTheDayItCameAndToday() {
        Deposit deposit = arrived();
        String tomorrow = desk.today().plusDays(1).toString();

        assertThat(code(() -> reverse(deposit, on("2026-11-09"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> reverse(deposit, on(tomorrow)))).isEqualTo(Problem.Code.BAD_VALUE);
        var nameless = new DepositReturn(LocalDate.parse("2026-11-13"), "x");
        assertThat(code(() -> reverse(deposit, nameless))).isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void whatTheBankCallsItStandsForOneDepositThatLeft() {
        Deposit one = arrived();
        paid.deposit("1000.00", "2026-11-10", "WIRE-889912");
        Deposit other = newest();
        Prepared first = reverse(one, on("2026-11-13"));
        Prepared second = reverse(other, on("2026-11-12"));
        desk.approve(first);

        assertThat(code(() -> desk.approve(second))).isEqualTo(Problem.Code.EVIDENCE_USED);
        desk.server.call(
                ApprovalCalls.DECIDE,
                new Decide(second.id(), Decide.Decision.WITHDRAW, second.digest(), ""),
                desk.operator());
        Problem why = problem(() -> reverse(other, on("2026-11-12")));
        assertThat(why.code()).isEqualTo(Problem.Code.EVIDENCE_USED);
        assertThat(why.fields().getFirst().field()).isEqualTo("returned.evidence");
        assertThat(newest().depositState()).isEqualTo(DepositState.CONFIRMED);

        desk.approve(reverse(other, new DepositReturn(LocalDate.parse("2026-11-12"), "BACK-7002")));
    }
}
