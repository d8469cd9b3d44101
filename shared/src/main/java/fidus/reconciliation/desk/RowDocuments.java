package fidus.reconciliation.desk;

import fidus.reconciliation.MatchRow;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rows by the records they stand in: postings by the entry in the journal, rows of a bank by the
/// statement.
public final class RowDocuments {
    private static final Pattern ROW =
            Pattern.compile(
                    "(?:(?<!(?:book|statement) )\\b(?<called>[Rr]ows? ))?"
                        + "(?:\\bENTRY-(?<entry>\\d{1,18})-(?<line>\\d{1,9})\\b"
                        + "|\\bSTMT-(?<statement>\\d{1,9})-(?<row>\\d{1,9})(?:/(?<part>\\d{1,7}))?\\b)");

    /// Or what is quoted of somebody else, which stays as it stands.
    private static final Pattern SAID = Pattern.compile("“[^”]*”|" + ROW.pattern());

    private RowDocuments() {}

    /// `ENTRY-12-1` is "Entry 12, line 1", `STMT-2-5` is "Statement 2, row 5"; any other id, such
    /// as the ticket of a deal, is itself.
    public static String of(String rowId) {
        Matcher found = ROW.matcher(rowId);
        if (!found.matches()) {
            return rowId;
        }
        return first(words(found));
    }

    /// What a row says. The books name rows by their ids, and those are said so; what a bank or a
    /// broker wrote stays as it is, but for the row's own id, which stands behind it.
    public static String text(MatchRow row) {
        return row.rowId().startsWith("ENTRY-") ? in(row.text()) : text(row.text(), row.rowId());
    }

    /// The same of a row of a bank or a broker, by its id.
    public static String text(String text, String rowId) {
        boolean named = !rowId.isEmpty() && (text.equals(rowId) || text.endsWith(" " + rowId));
        int words = text.length() - rowId.length();
        return named ? text.substring(0, words) + in(rowId) : text;
    }

    /// A text of the house with every row it names said so, in small letters. What it calls a row
    /// already is not called so twice; what it quotes between “ and ” stays as it is.
    public static String in(String text) {
        return SAID.matcher(text)
                .replaceAll(
                        found -> {
                            if (found.group().startsWith("“")) {
                                return Matcher.quoteReplacement(found.group());
                            }
                            String called = found.group("called");
                            boolean begins = called != null && called.startsWith("R");
                            return begins ? first(words(found)) : words(found);
                        });
    }

    private static String first(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(MatchResult found) {
        if (found.group("entry") != null) {
            return "entry " + found.group("entry") + ", line " + found.group("line");
        }
        String part = found.group("part");
        return "statement "
                + found.group("statement")
                + ", row "
                + found.group("row")
                + (part == null ? "" : ", part " + part);
    }
}
