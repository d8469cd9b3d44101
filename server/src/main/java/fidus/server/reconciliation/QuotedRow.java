package fidus.server.reconciliation;

import fidus.reconciliation.MatchRow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rows of statements for a second person, with what the bank wrote between “ and ”: it is shown as
/// it stands, also where it reads like a sum or the name of a row.
final class QuotedRow {
    private static final Pattern TOLD =
            Pattern.compile("(\\S+ [A-Z]{3} \\d{4}-\\d{2}-\\d{2}) (.*)", Pattern.DOTALL);

    private QuotedRow() {}

    static String of(MatchRow row) {
        return "%s  %s  %s  %s"
                .formatted(row.bookingDate(), row.amount(), row.rowId(), quoted(row.text()))
                .stripTrailing();
    }

    /// The same of the words by which a break tells its row: sum, day and text.
    static String of(String told) {
        Matcher found = TOLD.matcher(told);
        return found.matches()
                ? (found.group(1) + " " + quoted(found.group(2))).stripTrailing()
                : told;
    }

    /// A quote inside would end it.
    private static String quoted(String text) {
        return text.isBlank() ? "" : "“" + text.replaceAll("[“”]", "\"") + "”";
    }
}
