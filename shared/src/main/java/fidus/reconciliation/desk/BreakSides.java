package fidus.reconciliation.desk;

import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What differs in a break, in words for a person: which side says what.
///
/// @param lines in the order they are read
public record BreakSides(List<Line> lines) {
    private static final int MOST_ROWS = 20;

    /// One side, or why the other is empty.
    ///
    /// @param isOfRows whether it ends with words that stay as they are, of rows or a person
    public record Line(String name, String value, boolean isOfRows) {
        Line(String name, String value) {
            this(name, value, false);
        }
    }

    private static final Pattern CALLED = Pattern.compile("^(?:book|statement) rows (?=\\S)");

    private static final String NOT_MATCHED = "Not matched";

    public BreakSides {
        lines = List.copyOf(lines);
    }

    /// @param book the rows of the books it is about, or that came closest; empty where they are
    ///   not known
    /// @param statement likewise of the statement
    public static BreakSides of(
            String account,
            ReconciliationBreak found,
            List<MatchRow> book,
            List<MatchRow> statement) {
        return switch (found.rule()) {
            case ReconciliationBreak.UNMATCHED -> unmatched(account, found, book, statement);
            case "AMOUNT_DIFFERENCE" ->
                    both(
                            new Line("Books", rows(book, records(found.left())), true),
                            new Line("Statement", rows(statement, records(found.right())), true));
            case "S6" ->
                    both(new Line("Expected", found.left()), new Line("Statement", found.right()));
            case "S1" ->
                    both(
                            new Line("Reckoned", found.left()),
                            new Line("Statement says", found.right()));
            case "S2" ->
                    both(
                            new Line("Statement", found.left()),
                            new Line("The one before", found.right()));
            case "S4" -> both(new Line("Missing", found.left()), new Line("Due", found.right()));
            case "SECOND_COPY" ->
                    both(new Line("Known", found.left()), new Line("Second copy", found.right()));
            default ->
                    both(
                            new Line("One side", told(found.left())),
                            new Line("Other side", told(found.right())));
        };
    }

    /// The same where a person said since that the row and the one that came closest do not belong
    /// together: that is why it is not matched, whatever the run had said.
    ///
    /// @param said who and why; absent where nobody did
    public BreakSides keptApart(@Nullable String said) {
        return said == null
                ? this
                : new BreakSides(
                        lines.stream()
                                .map(
                                        line ->
                                                line.name().equals(NOT_MATCHED)
                                                        ? new Line(NOT_MATCHED, said, true)
                                                        : line)
                                .toList());
    }

    private static String told(String side) {
        return ReadingWords.of(RecordWords.postings(side));
    }

    private static BreakSides both(Line one, Line other) {
        return new BreakSides(List.of(one, other));
    }

    private static BreakSides unmatched(
            String account,
            ReconciliationBreak found,
            List<MatchRow> book,
            List<MatchRow> statement) {
        boolean ours = found.key().startsWith(account + "/" + Side.BOOK + "/");
        List<MatchRow> closest = ours ? statement : book;
        String why = ours ? found.right() : found.left();
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        ours ? "Book row" : "Statement row",
                        ours
                                ? rows(book, RecordWords.postings(found.left()))
                                : rows(
                                        statement,
                                        RowDocuments.text(
                                                found.right(), BreakWords.rowId(account, found))),
                        true));
        if (!closest.isEmpty()) {
            lines.add(
                    new Line(
                            ours ? "Closest statement row" : "Closest book row",
                            rows(closest, ""),
                            true));
        }
        lines.add(
                new Line(
                        NOT_MATCHED,
                        closest.isEmpty()
                                ? RecordWords.postings(ReasonWords.of(why))
                                : ReasonWords.withoutRow(
                                        why,
                                        Stream.concat(book.stream(), statement.stream())
                                                .toList())));
        return new BreakSides(lines);
    }

    /// What a rule calls the rows of the side that is named beside them.
    private static String records(String called) {
        return RowDocuments.in(CALLED.matcher(called).replaceFirst(""));
    }

    /// Day, amount and text of each, a line for each.
    private static String rows(List<MatchRow> rows, String unread) {
        if (rows.isEmpty()) {
            return unread;
        }
        List<String> said = new ArrayList<>();
        for (MatchRow row : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
            String what = row.text().isBlank() ? row.reference() : RowDocuments.text(row);
            said.add(row.bookingDate() + ", " + row.amount() + (what.isBlank() ? "" : ", " + what));
        }
        if (rows.size() > MOST_ROWS) {
            said.add("and " + (rows.size() - MOST_ROWS) + " more");
        }
        return String.join("\n", said);
    }
}
