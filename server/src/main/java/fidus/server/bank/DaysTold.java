package fidus.server.bank;

import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Where a statement that comes tells days again that stored ones tell: by the days of its rows,
/// not by those of its balances, which meet at every turn from one statement to the next.
final class DaysTold {
    private static final int NAMED = 3;

    private DaysTold() {}

    /// In words; null where no row is of such a day.
    ///
    /// @param stored statements of the account that count
    static @Nullable String of(Looked.Found found, List<TakenStatement> stored) {
        List<Plan.Line> lines = found.planned().lines().stream().filter(Plan.Line::booked).toList();
        NavigableSet<LocalDate> days =
                lines.stream().map(Plan.Line::day).collect(Collectors.toCollection(TreeSet::new));
        List<TakenStatement> telling =
                stored.stream().filter(one -> !shared(one, days).isEmpty()).toList();
        if (telling.isEmpty()) {
            return null;
        }
        NavigableSet<LocalDate> told = new TreeSet<>();
        telling.forEach(one -> told.addAll(shared(one, days)));
        List<Plan.Line> again = lines.stream().filter(line -> told.contains(line.day())).toList();
        long repeated = again.stream().filter(line -> found.fate(line) == RowFate.REPEATED).count();
        return "%s of %s that %s too, %s: %s"
                .formatted(
                        again.size() == 1 ? "1 row is" : again.size() + " rows are",
                        told.size() == 1 ? "a day" : "days",
                        sources(telling),
                        words(told),
                        again.size() == 1 ? single(repeated) : several(repeated));
    }

    private static NavigableSet<LocalDate> shared(
            TakenStatement one, NavigableSet<LocalDate> days) {
        return one.from().isAfter(one.to())
                ? new TreeSet<>()
                : days.subSet(one.from(), true, one.to(), true);
    }

    private static String sources(List<TakenStatement> telling) {
        List<String> named =
                telling.stream()
                        .limit(NAMED)
                        .map(TakenStatement::source)
                        .collect(Collectors.toCollection(ArrayList::new));
        int more = telling.size() - NAMED;
        String last = more > 0 ? more + " more" : named.removeLast();
        return (named.isEmpty() ? last : String.join(", ", named) + " and " + last)
                + (telling.size() == 1 ? " tells" : " tell");
    }

    private static String words(NavigableSet<LocalDate> days) {
        return days.size() == 1 ? days.first().toString() : days.first() + " to " + days.last();
    }

    private static String single(long repeated) {
        return repeated == 0 ? "it is not repeated." : "it is repeated and does not count again.";
    }

    private static String several(long count) {
        return switch ((int) Math.min(count, 2)) {
            case 0 -> "none of them is repeated.";
            case 1 -> "1 of them is repeated and does not count again.";
            default -> count + " of them are repeated and do not count again.";
        };
    }
}
