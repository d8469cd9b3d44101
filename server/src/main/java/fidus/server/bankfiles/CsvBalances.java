package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The balance column of a CSV file. Banks write the newest row first, last, or in no order, so the
/// balances themselves say where the rows end: at the one that no row begins with. How many rows
/// follow from their neighbour is checked in the direction in which more do.
final class CsvBalances {
    static final String TIE = "rows whose balance follows from their neighbour";

    private final List<Step> steps = new ArrayList<>();

    private record Step(Money money, @Nullable Money balance, @Nullable LocalDate on) {
        LocalDate day() {
            return on == null ? LocalDate.MIN : on;
        }
    }

    void add(Money money, @Nullable Money balance, @Nullable LocalDate on) {
        steps.add(new Step(money, balance, on));
    }

    /// Adds what can be checked; the balance that the rows end at becomes the closing one, of their
    /// newest day. None where they do not say which it is.
    void check(StatementDraft statement) {
        if (steps.isEmpty()) {
            return;
        }
        int down = following(steps);
        int up = following(steps.reversed());
        List<Step> ordered = up > down ? steps.reversed() : steps;
        int pairs = pairs(ordered);
        if (pairs > 0) {
            statement.checks.add(BankCheck.count(TIE, Math.max(up, down), pairs));
        }
        LocalDate newest = ordered.getFirst().on;
        for (Step step : ordered) {
            newest = newest == null || step.day().isAfter(newest) ? step.on : newest;
        }
        Money end = end(ordered, up != down, newest);
        if (end != null) {
            statement.closing = statement.balance("BALANCE", end, newest);
        }
    }

    /// Where all rows follow each other in the file it is their one end, whatever days they print.
    private @Nullable Money end(List<Step> ordered, boolean oneWay, @Nullable LocalDate newest) {
        Set<Money> ends = ends();
        if (ends.isEmpty()) {
            return back(ordered, oneWay);
        }
        if (ends.size() == 1 && following(ordered) == ordered.size() - 1) {
            return ends.iterator().next();
        }
        return newest(ends, newest);
    }

    /// The balances that more rows end at than begin with: one where all rows follow each other,
    /// several where rows between them are missing, none where they come back to where they began.
    private Set<Money> ends() {
        Map<Money, Integer> ends = new HashMap<>();
        for (Step step : steps) {
            if (step.balance != null) {
                ends.merge(step.balance, 1, Integer::sum);
                ends.merge(step.balance.minus(step.money), -1, Integer::sum);
            }
        }
        return ends.entrySet().stream()
                .filter(end -> end.getValue() > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// The one of them that was reached on the newest day; null where that day has another one, or
    /// a row without a balance, which may come after it.
    private @Nullable Money newest(Set<Money> ends, @Nullable LocalDate day) {
        List<Step> last =
                steps.stream().filter(step -> day == null || day.equals(step.on)).toList();
        if (last.stream().anyMatch(step -> step.balance == null)) {
            return null;
        }
        List<Money> there =
                last.stream().map(Step::balance).filter(ends::contains).distinct().toList();
        return there.size() == 1 ? there.getFirst() : null;
    }

    /// Of rows that come back to where they began only their order can say where that is: where all
    /// follow each other in one direction, and their days in the same.
    ///
    /// @param oneWay whether they do not follow as well in the other
    private static @Nullable Money back(List<Step> ordered, boolean oneWay) {
        boolean whole = following(ordered) == ordered.size() - 1;
        for (int i = 1; i < ordered.size(); i++) {
            whole &= !ordered.get(i).day().isBefore(ordered.get(i - 1).day());
        }
        Money end = ordered.getLast().balance;
        boolean same = end != null && end.equals(ordered.getFirst().balance);
        return whole && (oneWay || same) ? end : null;
    }

    private static int following(List<Step> steps) {
        int following = 0;
        for (int i = 1; i < steps.size(); i++) {
            Money before = steps.get(i - 1).balance;
            Money after = steps.get(i).balance;
            if (before != null && after != null && leads(before, steps.get(i).money, after)) {
                following++;
            }
        }
        return following;
    }

    /// Sums of any size: what is no sum of an account is said elsewhere.
    private static boolean leads(Money before, Money moved, Money after) {
        return before.currency().equals(moved.currency())
                && before.currency().equals(after.currency())
                && before.amount().add(moved.amount()).compareTo(after.amount()) == 0;
    }

    private static int pairs(List<Step> steps) {
        int pairs = 0;
        for (int i = 1; i < steps.size(); i++) {
            pairs += steps.get(i - 1).balance != null && steps.get(i).balance != null ? 1 : 0;
        }
        return pairs;
    }
}
