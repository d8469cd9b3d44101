package fidus.desktop.reconciliation;

import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.RowBreak;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.Standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far a row has come, with what was said of its break. In a signed run that is what was
/// signed; what became of it since is told beside it.
record RowState(RunRow row) {
    private static final String DIFFERS = ", differs by ";

    /// In a few words, such as "Open, explained".
    String words() {
        MatchSince.Kind since = row.since();
        if (since == null) {
            return stood();
        }
        return switch (since) {
            case REPLACED -> "Replaced";
            case UNDONE -> "Undone since";
            case MATCHED -> "Matched since";
        };
    }

    /// The same, then shorter where there is less room, the last of them in a word; a sum is whole
    /// in each of them, or not there.
    List<String> wordings() {
        Money differs = row.differs();
        String words = words();
        if (differs != null && words.contains(DIFFERS)) {
            String sum = Words.number(differs);
            return List.of(words, "Differs by " + sum, "Differs " + sum, sum, "Differs");
        }
        String brief = brief(words);
        return brief.equals(words) ? List.of(words) : List.of(words, brief);
    }

    /// Of an open row what was said of it is more than that it is open; of any other it is less
    /// than how it stands.
    private String brief(String words) {
        MatchSince.Kind since = row.since();
        if (since != null) {
            return words.replace(" since", "");
        }
        if (words.endsWith("waits")) {
            return "Waits";
        }
        int second = words.indexOf(", ");
        if (second < 0) {
            return words;
        }
        RowBreak found = row.found();
        return row.standing() == Standing.OPEN && found != null
                ? Words.of(found.breakState())
                : words.substring(0, second);
    }

    private String stood() {
        Standing standing = row.standing();
        RowBreak found = row.found();
        Money differs = row.differs();
        boolean open =
                found == null || (found.breakState() == BreakState.OPEN && found.waiting() == null);
        if (differs != null && open) {
            return Words.of(standing) + DIFFERS + Words.number(differs);
        }
        if (found == null) {
            return Words.of(standing);
        }
        BreakState state = found.breakState();
        if (found.waiting() != null) {
            BreakStanding whole = BreakStanding.of(found);
            if (whole.endWaits() || whole.rowWaits()) {
                return Words.of(whole);
            }
            String said = state == BreakState.OPEN ? Words.of(standing) : Words.of(state);
            return said + ", waits";
        }
        if (state == BreakState.OPEN) {
            return Words.of(standing);
        }
        boolean over = state != BreakState.EXPLAINED && standing == Standing.OPEN;
        return over
                ? Words.of(state)
                : Words.of(standing) + ", " + Words.of(state).toLowerCase(Locale.ENGLISH);
    }

    StatusBadge.Tone tone() {
        if (row.since() != null) {
            return StatusBadge.Tone.NEUTRAL;
        }
        RowBreak found = row.found();
        return switch (row.standing()) {
            case OPEN ->
                    found == null || found.breakState() == BreakState.OPEN
                            ? StatusBadge.Tone.ATTENTION
                            : BreakStanding.of(found).tone();
            case SUGGESTED -> StatusBadge.Tone.INFO;
            case MATCHED ->
                    row.differs() == null ? StatusBadge.Tone.GOOD : StatusBadge.Tone.ATTENTION;
            case SETTLED -> StatusBadge.Tone.NEUTRAL;
        };
    }

    /// With what the few words leave out.
    String whole() {
        RowBreak found = row.found();
        List<String> more = new ArrayList<>();
        MatchSince.Kind since = row.since();
        if (since != null) {
            more.add(
                    "In this run: "
                            + stood()
                            + (since == MatchSince.Kind.UNDONE
                                    ? ". A person undid that in a newer one."
                                    : ". A newer one found otherwise."));
        }
        Money differs = row.differs();
        if (differs != null) {
            more.add("The statement's sum less that of the books: " + Words.money(differs));
        }
        if (differs != null && found != null && found.breakState() == BreakState.WRITTEN_OFF) {
            more.add("It was booked away on the day that was agreed to, not on the row's day.");
        }
        if (found != null && found.since() != null) {
            more.add(
                    "Signed as "
                            + Words.of(found.breakState())
                            + "; today "
                            + Words.of(found.since()));
        }
        if (found != null && found.waiting() != null) {
            String whom = WaitsFor.oneOf(found.decides());
            more.add("Waits for " + whom + ": " + Words.told(found.waiting()));
        }
        return more.isEmpty() ? words() : words() + ".\n" + String.join("\n", more);
    }
}
