package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.WaitingKind;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.bank.RowsAsked;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Bookings that wait on the rows of breaks, looked up from the few that wait and not from the many
/// breaks.
///
/// @param asked what waits at any row of a bank's statements
record RowBookings(Approvals approvals, RowsAsked asked) {
    static RowBookings of(Unit unit, Approvals approvals) {
        return new RowBookings(approvals, RowsAsked.of(unit, approvals));
    }

    /// Which of them have one. Of a deposit that names no row the breaks of its sum are read: what
    /// their rows say tells.
    Set<BreakId> among(Unit unit, BreakStore breaks, List<BreakLine> lines) {
        Set<BreakId> found = new HashSet<>();
        List<BreakId> read = new ArrayList<>();
        for (BreakLine line : lines) {
            String row = row(line.account(), line.rule(), line.key());
            if (row != null && asked.byRow().containsKey(row)) {
                found.add(line.id());
            } else if (row != null && maySayUnseen(line)) {
                read.add(line.id());
            }
        }
        for (BreakStore.StoredBreak one : breaks.among(unit, read)) {
            if (at(one.account(), one.found()) != null) {
                found.add(one.id());
            }
        }
        return found;
    }

    /// The break with the booking on its row. What is decided about the break itself comes first.
    ///
    /// @param reader to whom what waits is named only where they may read its kind
    BreakCard told(Actor reader, BreakCard card) {
        Prepared waits = card.waiting() == null ? at(card.account(), card.found()) : null;
        if (waits == null) {
            return card;
        }
        boolean seen = approvals.isSeenBy(reader, waits);
        return card.booked(
                seen ? waits.title() : RowBreak.UNNAMED,
                seen ? RowsAsked.kind(waits) : WaitingKind.BOOKING,
                seen ? waits.subject() : null);
    }

    private boolean maySayUnseen(BreakLine line) {
        Money sum = line.difference();
        return sum != null
                && asked.unseen().stream()
                        .anyMatch(
                                one ->
                                        one.sum().equals(sum.toString())
                                                && one.into()
                                                        .equals(
                                                                RecordWords.account(
                                                                        line.account())));
    }

    private @Nullable Prepared at(String account, ReconciliationBreak found) {
        String row = row(account, found.rule(), found.key());
        Money sum = found.difference();
        if (row == null || sum == null || !isUnsettled(found)) {
            return null;
        }
        String text = text(found.right(), sum);
        var said = new MatchRow(row, found.firstSeenOn(), null, sum, text, "", null);
        return asked.at(RecordWords.account(account), said);
    }

    /// What the row says, of what {@link RunFindings#unmatched} wrote down of it.
    private static String text(String said, Money sum) {
        int start = (sum + " 2026-11-16 ").length();
        return said.length() > start ? said.substring(start) : "";
    }

    private static boolean isUnsettled(ReconciliationBreak found) {
        return switch (found.breakState()) {
            case OPEN, EXPLAINED -> true;
            case RESOLVED, WRITTEN_OFF -> false;
        };
    }

    /// The row of a bank's statement that a break is of, null where it is of none.
    private static @Nullable String row(String account, String rule, String key) {
        String start = RunFindings.rowKey(account, Side.STATEMENT, "");
        return rule.equals(ReconciliationBreak.UNMATCHED)
                        && BankComparison.isBank(account)
                        && key.startsWith(start)
                ? key.substring(start.length())
                : null;
    }
}
