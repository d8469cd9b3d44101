package fidus.server.bankfiles;

import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.Columns;
import fidus.money.Currency;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Watches which records a profile leaves out: how many rows to leave out is a number of one file,
/// and the next one may have a movement there.
final class CsvSkipped {
    private static final int MOST_NAMED = 5;
    private static final int LONGEST = 90;

    private final CsvLayout layout;
    private final CsvProfile profile;
    private final List<String> movements = new ArrayList<>();
    private @Nullable List<String> headings;
    private int before;
    private int after;
    private int more;
    private String lastBefore = "";
    private String firstAfter = "";

    CsvSkipped(CsvLayout layout) {
        this.layout = layout;
        this.profile = layout.profile();
    }

    /// @param record counted from 1
    void before(int record, List<String> fields) {
        before++;
        String said = said(fields);
        lastBefore = said.isEmpty() ? lastBefore : said;
        List<String> titles = CsvTitles.of(profile, fields);
        headings = titles == null ? headings : titles;
        look(record, "R" + record + "C", fields);
    }

    /// @param record counted from 1
    /// @param records how many there are
    void after(int record, int records, List<String> fields) {
        after++;
        firstAfter = firstAfter.isEmpty() ? said(fields) : firstAfter;
        look(record, "R" + (record - records - 1) + "C", fields);
    }

    /// The last of them that stands over the columns as a heading does; null where none does.
    @Nullable List<String> headings() {
        return headings;
    }

    CsvLeftOut leftOut() {
        List<String> around = new ArrayList<>();
        if (before > 0) {
            around.add(
                    "Left out before the movements: "
                            + rows(before)
                            + (before == 1 ? ", “" : ", the last is “")
                            + lastBefore
                            + "”.");
        }
        if (after > 0) {
            around.add(
                    "Left out after them: "
                            + rows(after)
                            + (after == 1 ? ", “" : ", the first is “")
                            + firstAfter
                            + "”.");
        }
        List<String> named = new ArrayList<>(movements);
        if (more > 0) {
            named.add("So do %d more of those left out.".formatted(more));
        }
        return new CsvLeftOut(around, named, List.of());
    }

    /// Records: a file may have more lines, as empty ones are none.
    private static String rows(int many) {
        return many == 1 ? "1 row" : "%,d rows".formatted(many);
    }

    /// A line with a balance that the profile reads there is none.
    private void look(int record, String place, List<String> fields) {
        boolean balance =
                profile.openingCell().strip().startsWith(place)
                        || profile.closingCell().strip().startsWith(place);
        if (balance || !isMovement(fields)) {
            return;
        }
        if (movements.size() == MOST_NAMED) {
            more++;
            return;
        }
        movements.add(
                "Row %d is left out and reads as a movement: “%s”. Correct how many rows are left out where it is one."
                        .formatted(record, said(fields)));
    }

    private boolean isMovement(List<String> fields) {
        Columns columns = profile.columns();
        int day = columns.bookingDate() > 0 ? columns.bookingDate() : columns.valueDate();
        try {
            layout.day(CsvTable.at(fields, day - 1), "day");
        } catch (BadField _) {
            return false;
        }
        return isAmount(fields, columns.amount()) || isAmount(fields, columns.credit());
    }

    private boolean isAmount(List<String> fields, int column) {
        try {
            String cell = CsvTable.at(fields, column - 1);
            CsvAmount.read(cell, profile.decimal(), Currency.UNSTATED, "amount");
            return true;
        } catch (BadField _) {
            return false;
        }
    }

    private static String said(List<String> fields) {
        String said =
                fields.stream()
                        .map(Texts::tidy)
                        .filter(cell -> !cell.isEmpty())
                        .collect(Collectors.joining(" | "));
        return Texts.shown(said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1) + "…");
    }
}
