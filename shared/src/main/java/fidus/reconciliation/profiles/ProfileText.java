package fidus.reconciliation.profiles;

import fidus.reconciliation.DayUnit;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReferenceMode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A profile in words, the same for who prepares it and who checks it.
public final class ProfileText {
    private ProfileText() {}

    /// Every field of the profile but its name and version, as label and value.
    public static Map<String, String> lines(MatchProfile profile) {
        var lines = new LinkedHashMap<String, String>();
        lines.put(
                "Compared",
                profile.compared() == MatchProfile.Compared.TEXT ? "texts" : "references");
        lines.put("Matched from score", plain(profile.autoThreshold()));
        lines.put("Suggested from score", plain(profile.suggestThreshold()));
        lines.put("Better than every rival by", plain(profile.ambiguityMargin()));
        MatchProfile.Limits limits = profile.limits();
        lines.put("Suggestions per row", Integer.toString(limits.suggestionsPerRow()));
        lines.put("Rows of a group", Integer.toString(limits.groupRows()));
        lines.put("Rows a subset is looked for in", Integer.toString(limits.subsetPool()));
        lines.put("Rows of a subset", Integer.toString(limits.subsetRows()));
        lines.put("Subsets per row", Integer.toString(limits.subsetSolutions()));
        lines.put("Days looked for a reason", Integer.toString(limits.reachDays()));
        for (MatchPass pass : profile.passes()) {
            lines.put("Pass " + pass.code(), pass(pass));
        }
        return lines;
    }

    /// What a pass asks for, in one sentence.
    public static String pass(MatchPass pass) {
        return shape(pass.shape())
                + ", "
                + reference(pass)
                + ", "
                + amount(pass.tolerance())
                + ", "
                + days(pass.window())
                + (pass.suggestOnly() ? ", only suggested" : "");
    }

    /// What differs, one line each; empty when the two say the same.
    public static List<String> changes(MatchProfile before, MatchProfile after) {
        Map<String, String> was = lines(before);
        Map<String, String> is = lines(after);
        List<String> changes = new ArrayList<>();
        is.forEach(
                (label, value) -> {
                    String old = was.get(label);
                    if (old == null) {
                        changes.add(label + " is new: " + value);
                    } else if (!old.equals(value)) {
                        changes.add(label + ": " + value + " (was " + old + ")");
                    }
                });
        was.forEach(
                (label, value) -> {
                    if (!is.containsKey(label)) {
                        changes.add(label + " is gone: " + value);
                    }
                });
        List<String> order = after.passes().stream().map(MatchPass::code).toList();
        if (!order.equals(ordered(before, order))) {
            changes.add("Order of the passes: " + String.join(", ", order));
        }
        return changes;
    }

    /// The order the passes would have had without moving any: those of before that are still
    /// there, each new one where it stands now.
    private static List<String> ordered(MatchProfile before, List<String> now) {
        List<String> kept =
                new ArrayList<>(
                        before.passes().stream()
                                .map(MatchPass::code)
                                .filter(now::contains)
                                .toList());
        for (int i = 0; i < now.size(); i++) {
            if (!kept.contains(now.get(i))) {
                kept.add(Math.min(i, kept.size()), now.get(i));
            }
        }
        return kept;
    }

    private static String shape(MatchPass.Shape shape) {
        return switch (shape) {
            case PAIR -> "one to one";
            case ONE_STATEMENT_TO_BOOK_GROUP -> "one statement row to a group of the books";
            case ONE_BOOK_TO_STATEMENT_GROUP -> "one book row to a group of the statement";
            case GROUP_TO_GROUP -> "group to group";
            case SUBSET -> "some rows that give the sum";
        };
    }

    private static String reference(MatchPass pass) {
        if (pass.reference() == ReferenceMode.EQUAL) {
            return "reference equal";
        }
        if (pass.reference() == ReferenceMode.IGNORE) {
            return "reference ignored";
        }
        return "reference similar by "
                + (pass.similarity() == MatchPass.Similarity.CHARACTERS ? "characters" : "words")
                + " from "
                + plain(pass.minSimilarity());
    }

    private static String amount(MatchPass.Tolerance may) {
        String below = side(may.absBelow(), may.pctBelow());
        String above = side(may.absAbove(), may.pctAbove());
        if (below.isEmpty() && above.isEmpty()) {
            return "amount exact";
        }
        return "amount up to "
                + (below.isEmpty() ? "0" : below)
                + " below and "
                + (above.isEmpty() ? "0" : above)
                + " above";
    }

    private static String side(BigDecimal sum, BigDecimal share) {
        if (share.signum() == 0) {
            return sum.signum() == 0 ? "" : plain(sum);
        }
        String percent = plain(share.movePointRight(2)) + " %";
        return sum.signum() == 0 ? percent : "the greater of " + plain(sum) + " and " + percent;
    }

    private static String days(MatchPass.Window window) {
        String one = window.daysBefore() == 1 ? " day" : " days";
        String days =
                switch (window.unit()) {
                    case CALENDAR -> one;
                    case WEEKDAYS -> " business" + one + " (Monday to Friday)";
                    case TARGET -> " business" + one + " (TARGET)";
                };
        if (window.daysBefore() == 0 && window.daysAfter() == 0) {
            return window.unit() == DayUnit.CALENDAR ? "same day" : "0" + days + " apart";
        }
        return window.daysBefore() + days + " before to " + window.daysAfter() + " after";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
