package fidus.desktop.reconciliation;

import fidus.desktop.controls.Summed;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.RowDocuments;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What a suggestion is about on one side, in words.
///
/// @param ids of all its rows
/// @param rows those that are known, the first of them at least
/// @param alike whether a row of another suggestion reads as its one row does
record SuggestedSide(List<String> ids, List<MatchRow> rows, boolean alike)
        implements Comparable<SuggestedSide>, Summed {
    private static final Comparator<SuggestedSide> ORDER =
            Comparator.comparing(SuggestedSide::amount).thenComparing(SuggestedSide::firstDay);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    SuggestedSide(List<String> ids, List<MatchRow> rows) {
        this(ids, rows, false);
    }

    SuggestedSide {
        ids = List.copyOf(ids);
        rows = List.copyOf(rows);
    }

    /// The sum of its rows; of rows nobody told, their ids.
    String figures() {
        Money sum = sum();
        return rows.isEmpty() ? String.join(", ", ids) : sum == null ? "" : Words.money(sum);
    }

    /// How many rows of which days, such as "3 rows, 1 – 28 Oct"; empty for rows nobody told.
    String days() {
        if (rows.isEmpty()) {
            return "";
        }
        String days = days(firstDay(), lastDay());
        return ids.size() == 1 ? days : Words.count(ids.size()) + " rows, " + days;
    }

    private static String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return DAY.format(first);
        }
        if (first.getYear() != last.getYear()) {
            return DAY_OF_YEAR.format(first) + " – " + DAY_OF_YEAR.format(last);
        }
        boolean month = YearMonth.from(first).equals(YearMonth.from(last));
        String from = month ? String.valueOf(first.getDayOfMonth()) : DAY.format(first);
        return from + " – " + DAY.format(last);
    }

    /// How many rows of which sum and days, with the years; of rows nobody told, their ids.
    String dated() {
        String many = ids.size() == 1 ? "" : Words.count(ids.size()) + " rows";
        String sum = figures();
        String to = firstDay().equals(lastDay()) ? "" : " – " + lastDay();
        return rows.isEmpty()
                ? sum
                : many
                        + (many.isEmpty() || sum.isEmpty() ? "" : ", ")
                        + sum
                        + "  "
                        + firstDay()
                        + to;
    }

    /// The text of its row, or of the first of several. Where another one reads as it does, where
    /// it stands comes first.
    String words() {
        if (rows.isEmpty()) {
            return "";
        }
        MatchRow first = rows.getFirst();
        String said = first.text().isBlank() ? first.reference() : RowDocuments.text(first);
        String one = alike ? Origins.before(RowDocuments.of(first.rowId()), said) : said;
        return ids.size() == 1 ? one : said + " …";
    }

    /// Figures without groups too, so that what is typed into the filter is found.
    @Override
    public String toString() {
        Money sum = sum();
        return (sum == null || ids.size() == 1 ? "" : sum + " ")
                + (rows.isEmpty() ? String.join(", ", ids) : "")
                + String.join(
                        "; ",
                        rows.stream()
                                .map(
                                        row ->
                                                row.amount()
                                                        + " "
                                                        + row.bookingDate()
                                                        + " "
                                                        + row.text())
                                .toList());
    }

    @Override
    public List<Money> sums() {
        Money sum = sum();
        return sum == null ? List.of() : List.of(sum);
    }

    @Override
    public int compareTo(SuggestedSide other) {
        return ORDER.compare(this, other);
    }

    private BigDecimal amount() {
        Money sum = sum();
        return sum == null ? BigDecimal.ZERO : sum.amount();
    }

    /// Of rows nobody told it is the last there can be.
    private LocalDate firstDay() {
        return rows.stream()
                .map(MatchRow::bookingDate)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    private LocalDate lastDay() {
        return rows.stream()
                .map(MatchRow::bookingDate)
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    /// Absent unless all its rows are known and in one currency.
    private @Nullable Money sum() {
        return rows.size() == ids.size() ? Picked.sum(rows) : null;
    }
}
