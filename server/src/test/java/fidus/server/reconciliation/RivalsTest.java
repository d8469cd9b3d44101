package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What else speaks of the money of a list to write off is read once for all of it.
final class RivalsTest extends EndingDeeds {
    @Test
    void aLongListAsksNoMoreThanAShortOne() {
        AccountKey account = ApartListsTest.rows(9_671, 12);
        List<BreakCard> cards =
                all(account).stream()
                        .filter(card -> card.found().rule().equals(ReconciliationBreak.UNMATCHED))
                        .toList();
        assertThat(cards).hasSize(12);
        cards.forEach(card -> copied(account, card));

        Asked few = asked(cards.subList(0, 2));
        Asked many = asked(cards);

        assertThat(many.breaks() - few.breaks())
                .as("each of the list is read itself")
                .isEqualTo(cards.size() - 2);
        assertThat(many.runs()).isEqualTo(few.runs());
        assertThat(many.entries()).isEqualTo(few.entries());
        assertThat(many.approvals()).isEqualTo(few.approvals());
        assertThat(many.accounts()).isEqualTo(few.accounts());
    }

    /// The same deal is said by another rule too, and somebody explained that.
    private static void copied(AccountKey account, BreakCard row) {
        String key = row.found().key();
        String ticket = key.substring(key.lastIndexOf('/') + 1);
        String copy = account + "/" + ticket + "/digest";
        explained(ApartListsTest.added(account, SecondCopies.RULE, copy, "-3.00"), desk.operator());
    }

    private record Asked(long breaks, long runs, long entries, long approvals, long accounts) {}

    private static Asked asked(List<BreakCard> cards) {
        List<ExplainBreaks.Shown> shown =
                cards.stream()
                        .map(card -> card.found())
                        .map(found -> new ExplainBreaks.Shown(found.id(), found.version()))
                        .toList();
        server.commands.note();
        BreakTrial trial =
                server.call(
                        ReconciliationCalls.TRY_ON_BREAKS,
                        new DoToBreaks(shown, BreakDeed.WRITE_OFF, null, null, DONE),
                        desk.secondOperator());
        assertThat(trial.refused()).isEmpty();
        return new Asked(
                server.commands.asked(BreakStore.BREAKS),
                server.commands.asked("reconciliationRuns"),
                server.commands.asked("journalEntries"),
                server.commands.asked("prepared"),
                server.commands.asked("tradingAccounts"));
    }
}
