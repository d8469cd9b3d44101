package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.DossierCalls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

/// What was booked away stands exactly as long as its difference.
final class WriteOffTest extends OneDesk {
    private static final String WHY = "Broker corrected the fill";

    @Test
    void undoingTheMatchTakesBackWhatWasBookedForItsDifference() {
        AccountKey account = desk.account(801);
        Workbench bench = differing(account);
        List<String> row = List.of(ReconciliationTest.row(account, 12));
        var waits =
                server.call(
                                ReconciliationCalls.MATCH,
                                new MatchByHand(bench.card().run().id(), row, row, false, WHY),
                                desk.operator())
                        .waits();
        assertThat(waitsAt(bench, row)).isEqualTo(Objects.requireNonNull(waits).subject());
        var _ = desk.approve(waits, desk.approver());
        assertThat(waitsAt(bench, row)).isNull();
        BreakCard difference =
                ReconciliationTest.ofRule(
                        desk.workbench(bench.card().run().id()), "AMOUNT_DIFFERENCE");
        writeOff(difference);
        assertThat(entries(account)).extracting(JournalEntry::eventCode).containsExactly("E21");
        RecordedMatch match =
                desk.workbench(bench.card().run().id()).matches().stream()
                        .filter(one -> one.match().bookRows().equals(row))
                        .findFirst()
                        .orElseThrow();

        Prepared undoing =
                Objects.requireNonNull(
                        server.call(
                                        ReconciliationCalls.UNDO,
                                        new UndoMatch(match.id(), WHY, match.version()),
                                        desk.operator())
                                .waits());
        assertThat(undoing.shown())
                .anyMatch(
                        line ->
                                line.label().equals("Takes back")
                                        && line.value().startsWith("the write-off of "));
        assertThat(entries(account))
                .as("one person takes no money back")
                .extracting(JournalEntry::eventCode)
                .containsExactly("E21");
        assertThat(waitsAt(bench, row)).isEqualTo(undoing.subject());
        var _ = desk.approve(undoing, desk.approver());

        assertThat(entries(account))
                .extracting(JournalEntry::eventCode)
                .containsExactly("E22", "E21");
        assertThat(entries(account).getFirst().reverses())
                .isEqualTo(entries(account).getLast().id());
        Workbench after = desk.workbench(bench.card().run().id());
        assertThat(ReconciliationTest.ofRule(after, "AMOUNT_DIFFERENCE").found().breakState())
                .isEqualTo(BreakState.RESOLVED);
        assertThat(ReconciliationTest.rowBreak(after, account, Side.BOOK, 12).found().breakState())
                .isEqualTo(BreakState.OPEN);
    }

    /// What a person at the row can decide there.
    private static @Nullable String waitsAt(Workbench bench, List<String> row) {
        var about = new AboutRow(bench.card().run().id(), Side.STATEMENT, row.getFirst());
        return server.call(WindowCalls.ROW, about, desk.operator()).waits();
    }

    /// Whoever decides about a match whose sides differ reads its rows, not their numbers, and no
    /// code; so does whoever opens the break.
    @Test
    void theSecondPersonReadsTheRowsAndWords() {
        AccountKey account = desk.account(805);
        Workbench bench = differing(account);
        List<String> row = List.of(ReconciliationTest.row(account, 12));
        var waits =
                server.call(
                                ReconciliationCalls.MATCH,
                                new MatchByHand(bench.card().run().id(), row, row, false, WHY),
                                desk.operator())
                        .waits();
        var _ = desk.approve(Objects.requireNonNull(waits), desk.approver());
        BreakCard card =
                ReconciliationTest.ofRule(
                        desk.workbench(bench.card().run().id()), "AMOUNT_DIFFERENCE");

        var prepared = asked(card);

        var dossier =
                server.call(
                        DossierCalls.DOSSIER, new AboutBreak(card.found().id()), desk.operator());
        MatchRow ours = dossier.bookRows().getFirst();
        MatchRow theirs = dossier.statementRows().getFirst();
        assertThat(ours.rowId()).isEqualTo(row.getFirst());
        assertThat(prepared.shown())
                .contains(
                        new Shown("Rule", "Amount difference"),
                        new Shown("Books", said(ours)),
                        new Shown("Statement", said(theirs)),
                        new Shown("Cause", "Rounding"))
                .noneMatch(line -> line.label().equals("Left"))
                .noneMatch(line -> line.value().contains("APPROVER"));
    }

    private static String said(MatchRow row) {
        return row.bookingDate()
                + ", "
                + row.amount()
                + ", "
                + (row.text().isBlank() ? row.reference() : row.text());
    }

    /// An unmatched row stands with what came closest to it, and why that is not it in words.
    @Test
    void whyARowIsUnmatchedIsSaidInWords() {
        AccountKey account = desk.account(806);
        Workbench bench = differing(account);

        var prepared = asked(ReconciliationTest.rowBreak(bench, account, Side.BOOK, 12));

        assertThat(prepared.shown())
                .extracting(Shown::label)
                .contains("Book row", "Closest statement row", "Not matched");
        assertThat(prepared.shown())
                .filteredOn(line -> line.label().equals("Not matched"))
                .singleElement()
                .satisfies(line -> assertThat(line.value()).startsWith("The amounts are "));
    }

    @Test
    void whatWasBookedAwayIsNotOpenedAgainByTheNextRun() {
        AccountKey account = desk.account(802);
        Workbench bench = differing(account);
        writeOff(ReconciliationTest.rowBreak(bench, account, Side.BOOK, 14));
        var _ =
                desk.take(
                        ReconciliationTest.second(802, "2026.11.23 08:58")
                                .deposit(17, "2026.11.23 08:10:00", 1_00));

        Workbench next = desk.reconcile(account);

        BreakCard away = ReconciliationTest.rowBreak(next, account, Side.BOOK, 14);
        assertThat(away.found().breakState()).isEqualTo(BreakState.WRITTEN_OFF);
        assertThat(away.found().lastSeenRun()).isEqualTo(next.card().run().id());
        assertThat(entries(account)).hasSize(1);
    }

    /// L1 to L3 by hand: the last statement says 10,239.50, the deposits are 10,001.00, so the true
    /// result is 238.50, whatever was written off.
    @Test
    void theTieOutsHoldAfterTheNextMark() {
        AccountKey account = desk.account(803);
        Workbench bench = differing(account);
        writeOff(ReconciliationTest.rowBreak(bench, account, Side.BOOK, 14));
        assertTied(account, "10000.00", "10238.50", "238.50");
        assertThat(balance(account, "5400")).isEqualTo(usd("-25.00"));

        var _ =
                desk.take(
                        ReconciliationTest.second(803, "2026.11.23 08:58")
                                .deposit(17, "2026.11.23 08:10:00", 1_00));

        assertTied(account, "10001.00", "10239.50", "238.50");
        assertThat(balance(account, "5400")).isEqualTo(usd("-25.00"));
        assertThat(balance(account, "4100")).isEqualTo(usd("-213.50"));
    }

    @Test
    void whatIsMissingOnASeparationAccountLeavesItsBalance() {
        AccountKey account = desk.separation(804);
        var _ =
                desk.take(
                        new Statement(804, "2026.11.20 20:00")
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .deposit(12, "2026.11.17 10:00:00", 20_00));
        var _ =
                desk.take(
                        new Statement(804, "2026.11.20 21:00")
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00));
        assertThat(balance(account, "1130")).isEqualTo(usd("10020.00"));
        Workbench bench = desk.reconcile(account);

        writeOff(ReconciliationTest.rowBreak(bench, account, Side.BOOK, 12));

        assertThat(balance(account, "1130")).isEqualTo(usd("10000.00"));
        assertThat(balance(account, "5600")).isEqualTo(usd("20.00"));
    }

    private static void assertTied(
            AccountKey account, String allocated, String equity, String truePnl) {
        Money sum = usd("0.00");
        for (JournalEntry entry : all(account)) {
            for (Posting posting : entry.postings()) {
                sum = sum.plus(signed(posting));
            }
        }
        assertThat(sum).as("L1").isEqualTo(usd("0.00"));
        Money capital = balance(account, "1100");
        assertThat(capital).as("L2").isEqualTo(usd(allocated));
        assertThat(capital.plus(balance(account, "1110"))).as("L2").isEqualTo(usd(equity));
        assertThat(balance(account, "4100").plus(balance(account, "5400")).negated())
                .as("L3")
                .isEqualTo(usd(truePnl));
    }

    /// Debit less credit.
    private static Money balance(AccountKey account, String code) {
        Money sum = usd("0.00");
        for (JournalEntry entry : all(account)) {
            for (Posting posting : entry.postings()) {
                if (posting.account().equals(code)
                        && account.toString().equals(posting.dimensions().get("tradingAccount"))) {
                    sum = sum.plus(signed(posting));
                }
            }
        }
        return sum;
    }

    private static Money signed(Posting posting) {
        return posting.side() == PostingSide.DEBIT ? posting.money() : posting.money().negated();
    }

    private static List<JournalEntry> all(AccountKey account) {
        return server.call(
                        LedgerCalls.ENTRIES,
                        new FindEntries(null, account.toString(), null, 200),
                        desk.approver())
                .rows();
    }

    private static Workbench differing(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(ReconciliationTest.second(account.login(), "2026.11.23 08:57"));
        return desk.reconcile(account);
    }

    private static Prepared asked(BreakCard open) {
        BreakCard explained = desk.explain(open, CauseCode.ROUNDING);
        return server.call(
                ReconciliationCalls.WRITE_OFF,
                new WriteOffBreak(explained.found().id(), WHY, explained.found().version()),
                server.token(Role.OPERATOR));
    }

    private static void writeOff(BreakCard open) {
        var _ = desk.approve(asked(open), desk.approver());
    }

    private static List<JournalEntry> entries(AccountKey account) {
        return server
                .call(
                        LedgerCalls.ENTRIES,
                        new FindEntries(null, account.toString(), null, 200),
                        desk.approver())
                .rows()
                .stream()
                .filter(entry -> List.of("E21", "E22").contains(entry.eventCode()))
                .toList();
    }
}
