package fidus.server.bankfiles;

import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A row `:61:` of a message with the fields that explain it. It is read when its message is whole,
/// for only then its currency is known.
final class Mt940Row {
    private static final Pattern ROW =
            Pattern.compile(
                    "(\\d{6})(\\d{4})?(RC|RD|C|D)([A-Z])?(\\d{1,20},\\d{0,8})(.{4})?(.*)",
                    Pattern.DOTALL);

    /// What a line begins with whose `:61:` was damaged: what is left of it and the day and mark of
    /// a row, or a row up to its kind of business behind a few characters or none.
    private static final Pattern BEGINNING =
            Pattern.compile(
                    "(?:(?::61\\D?|.?61:|:6.{1,2}:|:.{0,2}1:)\\d{6}(?:\\d{4})?(?:RC|RD|C|D)"
                        + "|.{0,5}\\d{6}(?:\\d{4})?(?:RC|RD|C|D)[A-Z]?\\d{1,15},\\d{0,8}[NSF][A-Z0-9]{3})"
                        + ".*",
                    Pattern.DOTALL);

    private static final Set<String> NO_REFERENCE =
            Set.of("NONREF", "EREF", "PREF", "MARF", "KREF", "KREF+", "EREF+", "NOTPROVIDED");

    /// In place of its tag where the line begins with none.
    static final String DAMAGED = "61?";

    private final String text;
    private final int line;
    private final boolean damaged;
    private final StringBuilder about = new StringBuilder();

    /// @param tag `61`, or {@link #DAMAGED}: such a row is told and never taken
    Mt940Row(String tag, String text, int line) {
        this.text = text;
        this.line = line;
        this.damaged = tag.equals(DAMAGED);
    }

    /// Whether a line that begins with no field is a row all the same.
    static boolean begins(String line) {
        return BEGINNING.matcher(line).matches();
    }

    /// A field that explains it, such as `:86:`.
    void about(String value) {
        if (!about.isEmpty()) {
            about.append('\n');
        }
        about.append(value);
    }

    /// Adds a row to its statement, or what cannot be read to the findings.
    void into(StatementDraft done, Findings findings) {
        try {
            String[] lines = text.split("\n", 2);
            if (damaged) {
                throw new BadField(
                        "61", text, "reads as a row, but does not begin with :61: as one does");
            }
            Matcher found = ROW.matcher(lines[0]);
            if (!found.matches()) {
                throw new BadField("61", text, "is no row such as 1105240524D9,49NTRFREF");
            }
            String mark = found.group(3);
            Money amount = Amounts.comma(found.group(5), done.currency, "amount");
            boolean out = mark.equals("D") || mark.equals("RC");
            var row = new RowDraft(line);
            row.reversal = mark.length() == 2;
            dates(row, found.group(1), found.group(2), findings);
            references(row, found.group(7));
            new Mt940About(about.toString()).into(row, lines.length > 1 ? lines[1] : "");
            done.row(row.row(out ? amount.negated() : amount));
        } catch (BadField bad) {
            findings.lost(line, bad);
        }
    }

    /// A day no calendar has (some banks value at 30 February) is not moved to another one: the row
    /// keeps its other day, and the field is shown as unreadable.
    private static void dates(
            RowDraft row, String valued, @Nullable String booked, Findings findings) {
        try {
            row.valueDate = Dates.yymmdd(valued, "valueDate");
        } catch (BadField bad) {
            findings.unreadable(row.line, bad);
        }
        if (booked == null) {
            return;
        }
        try {
            LocalDate other = row.valueDate;
            row.bookingDate =
                    Dates.near(booked, other == null ? inMonth(valued) : other, "bookingDate");
        } catch (BadField bad) {
            findings.unreadable(row.line, bad);
        }
    }

    /// The middle of the month of a day that does not exist: near enough to know the year.
    private static LocalDate inMonth(String yymmdd) throws BadField {
        return Dates.yymmdd(yymmdd.substring(0, 4) + "15", "valueDate");
    }

    private static void references(RowDraft row, String rest) {
        int bank = rest.indexOf("//");
        String own = (bank < 0 ? rest : rest.substring(0, bank)).strip();
        row.reference = NO_REFERENCE.contains(own) ? "" : own;
        row.bankId = bank < 0 ? "" : rest.substring(bank + 2);
    }
}
