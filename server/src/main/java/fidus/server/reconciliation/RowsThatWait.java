package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunRow;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.bank.RowsAsked;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
    @Nullable String of(Unit unit, String account, RunRow row, @Nullable RecordedMatch match) {
        if (match == null) {
            String key = RunFindings.rowKey(account, row.side(), row.row().rowId());
            Prepared booking = booking(account, row, bookings(unit, account, row.side()));
            return matches(unit, account, key).stream()
                    .findFirst()
                    .orElse(booking == null ? null : booking.subject());
        }
        String subject = subject(match.id().value().toString());
        return approvals.waiting(unit, List.of(subject)).isEmpty() ? null : subject;
    }

    /// Bookings that wait on the rows of breaks of any account.
    RowBookings bookings(Unit unit) {
        return RowBookings.of(unit, approvals);
    }

    /// Bookings that wait about rows of a side; none but rows of a bank's statements have any.
    RowsAsked bookings(Unit unit, String account, Side side) {
        return side == Side.STATEMENT && BankComparison.isBank(account)
                ? RowsAsked.of(unit, approvals)
                : RowsAsked.NOTHING;
    }

    /// The one of them that stands on a row.
    static @Nullable Prepared booking(String account, RunRow row, RowsAsked all) {
        return all.at(RecordWords.account(account), row.row());
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
