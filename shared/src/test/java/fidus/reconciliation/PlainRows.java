package fidus.reconciliation;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What the rules read off rows and groups of rows, without any thought of speed.
final class PlainRows {
    static final Comparator<MatchRow> ORDER =
            Comparator.comparing(MatchRow::bookingDate)
                    .thenComparing(row -> row.amount().amount())
                    .thenComparing(row -> String.join("", tokens(row.text())))
                    .thenComparing(MatchRow::rowId);

    private PlainRows() {}

    static boolean isTwin(MatchRow one, MatchRow other) {
        return one.bookingDate().equals(other.bookingDate())
                && java.util.Objects.equals(one.valueDate(), other.valueDate())
                && one.amount().equals(other.amount())
                && String.join("", tokens(one.text())).equals(String.join("", tokens(other.text())))
                && key(one).equals(key(other));
    }

    static BigDecimal sum(List<MatchRow> rows) {
        return rows.stream()
                .map(row -> row.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal apart(List<MatchRow> ours, List<MatchRow> theirs) {
        return sum(theirs).abs().subtract(sum(ours).abs());
    }

    static int days(MatchRow ours, MatchRow theirs) {
        boolean both = ours.valueDate() != null && theirs.valueDate() != null;
        return (int)
                (both
                        ? ChronoUnit.DAYS.between(ours.valueDate(), theirs.valueDate())
                        : ChronoUnit.DAYS.between(ours.bookingDate(), theirs.bookingDate()));
    }

    /// In the unit of the pass, day by day.
    static int days(MatchPass pass, MatchRow ours, MatchRow theirs) {
        if (pass.window().unit() == DayUnit.CALENDAR) {
            return days(ours, theirs);
        }
        boolean both = ours.valueDate() != null && theirs.valueDate() != null;
        LocalDate one = both ? ours.valueDate() : ours.bookingDate();
        LocalDate other = both ? theirs.valueDate() : theirs.bookingDate();
        LocalDate first = one.isBefore(other) ? one : other;
        LocalDate last = one.isBefore(other) ? other : one;
        int open =
                (int)
                        first.plusDays(1)
                                .datesUntil(last.plusDays(1))
                                .filter(day -> PlainDays.isOpen(pass.window().unit(), day))
                                .count();
        return first.equals(one) ? open : -open;
    }

    static List<Integer> allDays(MatchPass pass, List<MatchRow> ours, List<MatchRow> theirs) {
        return ours.stream()
                .flatMap(one -> theirs.stream().map(other -> days(pass, one, other)))
                .toList();
    }

    static List<Integer> allDays(List<MatchRow> ours, List<MatchRow> theirs) {
        return ours.stream()
                .flatMap(one -> theirs.stream().map(other -> days(one, other)))
                .toList();
    }

    static boolean names(MatchRow single, List<String> key) {
        return key(single).equals(key)
                || (String.join("", key).length() >= 3
                        && Collections.indexOfSubList(tokens(single.text()), key) >= 0);
    }

    static List<String> key(MatchRow row) {
        return row.batchReference() == null ? List.of() : tokens(row.batchReference());
    }

    static List<String> ids(List<MatchRow> rows) {
        return rows.stream().map(MatchRow::rowId).toList();
    }

    private static final Map<String, List<String>> TOKENS = new ConcurrentHashMap<>();

    static List<String> tokens(String text) {
        return TOKENS.computeIfAbsent(text, PlainRows::split);
    }

    private static List<String> split(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{Nd}]+"))
                .filter(token -> !token.isEmpty())
                .map(token -> token.replaceFirst("^0+(?=[0-9]+$)", ""))
                .toList();
    }

    static List<List<MatchRow>> singles(List<MatchRow> rows) {
        return rows.stream().map(List::of).toList();
    }

    static List<List<MatchRow>> groups(List<MatchRow> rows) {
        return rows.stream()
                .filter(row -> !key(row).isEmpty())
                .collect(Collectors.groupingBy(PlainRows::key))
                .values()
                .stream()
                .toList();
    }

    static int compareRows(List<MatchRow> one, List<MatchRow> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = ORDER.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return one.size() - other.size();
    }
}
