package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.MatchByHand;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.bank.RowsAsked;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What waits for other persons about rows of an account: matches of them, the undoing of those
/// they are in, and bookings that stand on them.
record RowsThatWait(Approvals approvals, RunStore runs, BreakStore breaks) {
    /// What names a command about a match.
    static String subject(String match) {
        return "match/" + match;
    }

    /// The subject of what waits about a row, for whoever decides it there; absent when nothing
    /// does.
    ///
    /// @param match the standing match it belongs to
    @Nullable String of(Unit unit, String account, RowRef row, @Nullable RecordedMatch match) {
        if (match == null) {
            String key = RunFindings.rowKey(account, row.side(), row.rowId());
            Prepared booking = bookings(unit, account, row.side()).get(row.rowId());
            return matches(unit, account, key).stream()
                    .findFirst()
                    .orElse(booking == null ? null : booking.subject());
        }
        String subject = subject(match.id().value().toString());
        return approvals.waiting(unit, List.of(subject)).isEmpty() ? null : subject;
    }

    /// Bookings that wait, by the rows of a side that they stand on; none but rows of a bank's
    /// statements have any.
    Map<String, Prepared> bookings(Unit unit, String account, Side side) {
        return side == Side.STATEMENT && BankComparison.isBank(account)
                ? RowsAsked.of(unit, approvals)
                : Map.of();
    }

    /// Fraud is suspected of a break: nobody agrees any more to its end or to a match of its row.
    void stop(Unit unit, Actor actor, BreakStore.StoredBreak suspected) {
        String why =
                "Fraud is suspected: %s."
                        .formatted(BreakWords.about(suspected.account(), suspected.found()));
        approvals.voidPending(unit, actor, Breaks.subject(suspected), why);
        for (String match : matches(unit, suspected.account(), suspected.key())) {
            approvals.voidPending(unit, actor, match, why);
        }
    }

    /// The matches of rows of an account.
    List<MatchByHand> matches(Unit unit, String account) {
        return new WaitingMatches(runs, breaks)
                .of(unit, approvals.waitingOf(unit, Matches.MATCH), account);
    }

    private List<String> matches(Unit unit, String account, String key) {
        return new WaitingMatches(runs, breaks)
                .of(unit, approvals.waitingOf(unit, Matches.MATCH), account, key);
    }
}
