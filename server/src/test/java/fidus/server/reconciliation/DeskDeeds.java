package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.row;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.SignOff;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.desk.WriteOffBreak;

import java.util.List;
import java.util.Objects;

/// What people at the desk do in many a test, and what they find.
abstract class DeskDeeds extends OneDesk {
    static final String WHY = "Broker corrected the fill";

    /// 14 under another ticket: 16, which the books have on another day.
    static Statement swapped(long login) {
        return new Statement(login, "2026.11.23 08:57")
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 120_00)
                .trade(13, "2026.11.18 12:00:00", 80_00)
                .trade(16, "2026.11.18 13:00:00", -25_00);
    }

    static Workbench differing(AccountKey account) {
        var _ = desk.take(ReconciliationTest.first(account.login()));
        var _ = desk.take(ReconciliationTest.second(account.login(), "2026.11.23 08:57"));
        return desk.reconcile(account);
    }

    static MatchByHand by(
            Workbench bench,
            AccountKey account,
            long book,
            long statement,
            boolean suggestion,
            String reason) {
        return new MatchByHand(
                id(bench),
                List.of(row(account, book)),
                List.of(row(account, statement)),
                suggestion,
                reason);
    }

    static MatchMade match(MatchByHand by) {
        return server.call(ReconciliationCalls.MATCH, by, desk.operator());
    }

    static RecordedMatch undo(UndoMatch undo) {
        return Objects.requireNonNull(
                server.call(ReconciliationCalls.UNDO, undo, desk.operator()).match());
    }

    static Prepared resolve(BreakCard card, String token) {
        return server.call(
                ReconciliationCalls.RESOLVE,
                new ResolveBreak(card.found().id(), WHY, card.found().version()),
                token);
    }

    static Prepared writeOff(BreakCard card) {
        return writeOff(card, desk.secondOperator());
    }

    static Prepared writeOff(BreakCard card, String token) {
        return server.call(
                ReconciliationCalls.WRITE_OFF,
                new WriteOffBreak(card.found().id(), WHY, card.found().version()),
                token);
    }

    static Prepared signOff(Workbench bench) {
        return server.call(
                ReconciliationCalls.SIGN_OFF, new SignOff(id(bench), "Checked"), desk.operator());
    }

    static List<JournalEntry> entries(AccountKey account) {
        return server
                .call(
                        LedgerCalls.ENTRIES,
                        new FindEntries(null, account.toString(), null, 200),
                        desk.approver())
                .rows()
                .stream()
                .filter(entry -> entry.eventCode().equals("E21"))
                .toList();
    }

    static void assertBooked(JournalEntry entry, String debit, String credit, Money amount) {
        assertThat(entry.postings()).hasSize(2);
        assertThat(entry.postings())
                .allSatisfy(posting -> assertThat(posting.money()).isEqualTo(amount));
        assertThat(entry.postings())
                .anySatisfy(
                        posting -> {
                            assertThat(posting.account()).isEqualTo(debit);
                            assertThat(posting.side()).isEqualTo(PostingSide.DEBIT);
                        })
                .anySatisfy(
                        posting -> {
                            assertThat(posting.account()).isEqualTo(credit);
                            assertThat(posting.side()).isEqualTo(PostingSide.CREDIT);
                        });
    }

    static RecordedMatch matchOf(Workbench bench, AccountKey account, long number) {
        return bench.matches().stream()
                .filter(match -> match.match().bookRows().equals(List.of(row(account, number))))
                .findFirst()
                .orElseThrow();
    }

    static BreakCard breakOf(Workbench bench, AccountKey account, Side side, long number) {
        return ReconciliationTest.rowBreak(bench, account, side, number);
    }

    static fidus.reconciliation.RunId id(Workbench bench) {
        return bench.card().run().id();
    }
}
