package fidus.desktop.dashboard;

import fidus.dashboard.BreakTally;
import fidus.dashboard.Dashboard;
import fidus.dashboard.PnlTotal;
import fidus.dashboard.Tally;
import fidus.reconciliation.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The answer to "can I trust today's numbers?", with the reasons that lead to it.
///
/// @param reasons one short clause each, the most serious first; empty only for YES
public record Verdict(Answer answer, List<String> reasons) {
    /// From no doubt to numbers that are not whole.
    public enum Answer {
        YES,
        WITH_CARE,
        NO
    }

    private static final Set<String> STOPPING =
            Set.of(Severity.BLOCKING.name(), Severity.CRITICAL.name());

    /// NO when a total lacks a part or a break stops the sign-off; WITH_CARE when something is old
    /// or undecided; YES otherwise.
    public static Verdict of(Dashboard dashboard) {
        var stop = new ArrayList<String>();
        var care = new ArrayList<String>();
        add(
                stop,
                tally(dashboard, "UNAVAILABLE"),
                "account without any reading",
                "accounts without any reading");
        add(stop, incomplete(dashboard), "total with missing parts", "totals with missing parts");
        add(
                stop,
                breaks(dashboard, true),
                "open break that stops sign-off",
                "open breaks that stop sign-off");
        add(
                care,
                tally(dashboard, "STALE"),
                "account with a stale reading",
                "accounts with a stale reading");
        add(stop, dashboard.suspected(), "suspected fraud", "suspected frauds");
        untold(care, dashboard);
        add(care, dashboard.toReview(), "movement to review", "movements to review");
        add(care, dashboard.heldReadings(), "held reading", "held readings");
        add(care, breaks(dashboard, false), "minor open break", "minor open breaks");
        if (dashboard.accounts().stream().mapToInt(Tally::count).sum() == 0) {
            care.add("no account is registered yet");
        }
        Answer answer =
                !stop.isEmpty() ? Answer.NO : care.isEmpty() ? Answer.YES : Answer.WITH_CARE;
        stop.addAll(care);
        return new Verdict(answer, List.copyOf(stop));
    }

    /// Of which accounts it is not known what is wrong.
    private static void untold(List<String> care, Dashboard dashboard) {
        add(
                care,
                dashboard.lateStatements(),
                "bank account whose statement is missing",
                "bank accounts whose statements are missing");
        add(
                care,
                dashboard.neverCompared(),
                "account never compared with its statements",
                "accounts never compared with their statements");
    }

    private static int tally(Dashboard dashboard, String name) {
        return dashboard.accounts().stream()
                .filter(one -> one.name().equals(name))
                .mapToInt(Tally::count)
                .sum();
    }

    private static int incomplete(Dashboard dashboard) {
        return (int)
                dashboard.pnl().stream()
                        .map(PnlTotal::completeness)
                        .filter("INCOMPLETE"::equals)
                        .count();
    }

    private static int breaks(Dashboard dashboard, boolean stopping) {
        return dashboard.breaks().stream()
                .filter(one -> STOPPING.contains(one.severity()) == stopping)
                .mapToInt(BreakTally::count)
                .sum();
    }

    private static void add(List<String> reasons, int count, String one, String many) {
        if (count > 0) {
            reasons.add(count + " " + (count == 1 ? one : many));
        }
    }
}
