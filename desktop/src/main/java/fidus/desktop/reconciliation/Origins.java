package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.RowDocuments;
import fidus.reconciliation.desk.RowOrigin;
import fidus.reconciliation.desk.RunRow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What tells a row from another one that says the same: where it stands, who booked it and when.
final class Origins {
    private static final String BETWEEN = " · ";

    private Origins() {}

    /// Such as "Entry 12, line 1 · Ann Example, 2026-11-21 14:02:10"; empty where nothing is known.
    static String words(@Nullable RowOrigin origin) {
        if (origin == null) {
            return "";
        }
        String who = who(origin);
        return who.isEmpty() ? origin.document() : origin.document() + BETWEEN + who;
    }

    /// Who booked it and when; empty for what nobody booked.
    static String who(@Nullable RowOrigin origin) {
        List<String> said = new ArrayList<>();
        String by = origin == null ? null : origin.by();
        Instant at = origin == null ? null : origin.at();
        if (by != null) {
            said.add(by);
        }
        if (at != null) {
            said.add(Words.instant(at));
        }
        return String.join(", ", said);
    }

    /// What is said, and where it stands.
    static String after(String said, @Nullable RowOrigin origin) {
        if (origin == null) {
            return said;
        }
        String rest = without(said, origin).stripTrailing();
        return rest.isEmpty() ? words(origin) : rest + BETWEEN + words(origin);
    }

    /// All that a row says, with where it stands, who booked it and when on a line of its own.
    static String told(RunRow row) {
        RowOrigin origin = row.origin();
        String text = RowDocuments.text(row.row());
        String rest = origin == null ? text : without(text, origin);
        String place = words(origin);
        return rest.isEmpty() || place.isEmpty() ? rest + place : rest + "\n" + place;
    }

    /// What is said, less where it stands at its end: that is told beside it.
    static String without(String said, RowOrigin origin) {
        String place = origin.document();
        int end = said.length() - place.length();
        boolean told =
                !place.isEmpty()
                        && end >= 0
                        && said.regionMatches(true, end, place, 0, place.length())
                        && (end == 0 || said.charAt(end - 1) == ' ');
        return told ? said.substring(0, end).stripTrailing() : said;
    }

    /// What is said of one of several rows that say the same: what differs comes first, as it is
    /// read in a narrow column too.
    static String before(String document, String said) {
        return said.isBlank() ? document : document + BETWEEN + said;
    }

    /// Whether two rows read alike.
    static boolean areAlike(MatchRow one, MatchRow other) {
        return !one.rowId().equals(other.rowId()) && face(one).equals(face(other));
    }

    /// The ids of those that read as another one of them does.
    static Set<String> alike(Iterable<MatchRow> rows) {
        Set<List<Object>> seen = new HashSet<>();
        Set<List<Object>> twice = new HashSet<>();
        rows.forEach(
                row -> {
                    if (!seen.add(face(row))) {
                        twice.add(face(row));
                    }
                });
        Set<String> alike = new HashSet<>();
        rows.forEach(
                row -> {
                    if (twice.contains(face(row))) {
                        alike.add(row.rowId());
                    }
                });
        return alike;
    }

    private static List<Object> face(MatchRow row) {
        return List.of(row.bookingDate(), row.amount(), row.text());
    }
}
