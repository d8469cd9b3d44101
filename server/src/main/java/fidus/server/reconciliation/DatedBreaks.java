package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The breaks of an account as a month sees them.
///
/// @param concerning those that may concern a day up to the last one of it, settled ones included
/// @param later open ones that are known to concern later days alone
/// @param undated open ones among the concerning of which no day is known, so that they concern
///   every month
public record DatedBreaks(
        List<ReconciliationBreak> concerning, List<Later> later, Set<BreakId> undated) {
    /// An open break of later days.
    ///
    /// @param from the first day that it concerns
    public record Later(ReconciliationBreak found, LocalDate from) {}

    public DatedBreaks {
        concerning = List.copyOf(concerning);
        later = List.copyOf(later);
        undated = Set.copyOf(undated);
    }

    /// @param through the last day of the month
    static DatedBreaks of(List<BreakStore.StoredBreak> all, LocalDate through) {
        var concerning = new ArrayList<ReconciliationBreak>();
        var later = new ArrayList<Later>();
        var undated = new HashSet<BreakId>();
        for (BreakStore.StoredBreak one : all) {
            ReconciliationBreak found = one.found();
            LocalDate day = one.day();
            boolean open = found.breakState() == BreakState.OPEN;
            if (one.concerns(through)) {
                concerning.add(found);
            } else if (open && day != null) {
                later.add(new Later(found, day));
            }
            if (open && day == null) {
                undated.add(found.id());
            }
        }
        return new DatedBreaks(concerning, later, undated);
    }
}
