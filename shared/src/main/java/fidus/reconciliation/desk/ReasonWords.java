package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchRow;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a row is unmatched, as the evidence keeps it and as a person reads it. What is kept stays as
/// it is: only what is shown of it is put into words.
public final class ReasonWords {
    private static final String WITHOUT_SIGNS =
            "the amounts differ without their signs too, allowed is ";

    private static final String NAMES =
            Arrays.stream(Condition.values()).map(Enum::name).collect(Collectors.joining("|"));

    /// `AMOUNT -3.00, limit 0.00`, up to the next condition or the end of the sentence.
    private static final Pattern FAILED =
            Pattern.compile(
                    "(?<name>"
                            + NAMES
                            + ") (?<measured>.+?), limit (?<limit>.+?)"
                            + "(?=; (?:"
                            + NAMES
                            + ") |\\.(?: |$))");

    /// `Closest in P8: ENTRY-50-1. `, with the number of rows before it where they are several.
    private static final Pattern CLOSEST =
            Pattern.compile("^Closest in (?<pass>\\S+): (?<many>(?:\\d+ rows, )?)(?<row>.+?)\\. ");

    /// How the references of a group and a row are measured where the one does not name the other.
    private static final String NOT_NAMED = "0.0000";

    private static final String WHOLLY = "1.0000";

    /// `matched in P1`; not "matched in an earlier match".
    private static final Pattern MATCHED_IN = Pattern.compile("matched in (?<pass>\\S+)");

    private ReasonWords() {}

    /// The row that came closest, the first one of several; null where the sentence names none.
    public static @Nullable String closestRow(String sentence) {
        Matcher closest = CLOSEST.matcher(sentence);
        return closest.find() ? closest.group("row") : null;
    }

    /// The same sentence in words. What has another form stays as it is.
    public static String of(String sentence) {
        String named =
                CLOSEST.matcher(sentence)
                        .replaceFirst(
                                found ->
                                        Matcher.quoteReplacement(
                                                "Closest: "
                                                        + found.group(2)
                                                        + RowDocuments.in(found.group(3))
                                                        + ". "));
        return of(named, List.of());
    }

    private static String of(String sentence, List<MatchRow> rows) {
        boolean signsDiffer =
                FAILED.matcher(sentence)
                        .results()
                        .anyMatch(found -> found.group(1).equals(Condition.SIGN.name()));
        return FAILED.matcher(sentence)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        words(
                                                sentence,
                                                found,
                                                signsDiffer && isOfAmount(found)
                                                        ? WITHOUT_SIGNS + found.group(3)
                                                        : words(found, rows))));
    }

    /// The same without the name of the closest row, for where that row itself is shown.
    public static String withoutRow(String sentence) {
        return withoutRow(sentence, List.of());
    }

    /// @param rows the row and the closest ones, whose keys may say more
    public static String withoutRow(String sentence, List<MatchRow> rows) {
        return of(CLOSEST.matcher(sentence).replaceFirst(""), rows);
    }

    /// What stands behind a key that does not name the row, in a sentence; null where no key is the
    /// reason.
    ///
    /// @param rows the row and the closest ones
    public static @Nullable String ofKey(Explanation why, List<MatchRow> rows) {
        return why.failed().stream()
                        .anyMatch(
                                failed ->
                                        failed.condition() == Condition.REFERENCE
                                                && isOfKey(failed.measured(), failed.limit()))
                ? upper(key(rows)) + "."
                : null;
    }

    private static boolean isOfKey(String measured, String limit) {
        return measured.equals(NOT_NAMED) && limit.equals(WHOLLY);
    }

    private static String key(List<MatchRow> rows) {
        for (MatchRow row : rows) {
            String key = row.batchReference();
            long characters =
                    key == null ? 0 : key.codePoints().filter(Character::isLetterOrDigit).count();
            if (characters > 0 && characters < MatchPass.LEAST_KEY) {
                return "the key "
                        + key
                        + " has under "
                        + MatchPass.LEAST_KEY
                        + " characters and is not looked for in texts";
            }
        }
        return "the key of the group is not in the other row or its text (one under "
                + MatchPass.LEAST_KEY
                + " characters is not looked for)";
    }

    /// What was measured of the amounts is without their signs: where those differ, it is not the
    /// difference of the two rows, and is not said as if it were.
    private static boolean isOfAmount(MatchResult found) {
        return found.group(1).equals(Condition.AMOUNT.name());
    }

    private static String words(MatchResult found, List<MatchRow> rows) {
        boolean key =
                found.group(1).equals(Condition.REFERENCE.name())
                        && isOfKey(found.group(2), found.group(3));
        return key ? key(rows) : words(found.group(1), found.group(2), found.group(3));
    }

    private static String words(String sentence, MatchResult found, String words) {
        int at = found.start();
        return at == 0 || sentence.startsWith(". ", at - 2) ? upper(words) : words;
    }

    private static String upper(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What was measured, as it is said beside its limit. The evidence has a difference of amounts
    /// as statement less book of the sums without signs; of money out that is the opposite of the
    /// difference shown elsewhere, so it is said without a sign.
    public static String measured(Condition condition, String measured) {
        return condition == Condition.AMOUNT ? unsigned(measured) : measured;
    }

    /// The code of the pass whose match holds the row, as what was measured says it; null where it
    /// names none.
    public static @Nullable String usedBy(String measured) {
        Matcher found = MATCHED_IN.matcher(measured);
        return found.matches() ? found.group("pass") : null;
    }

    private static String unsigned(String measured) {
        boolean sign = measured.startsWith("-") || measured.startsWith("+");
        return sign ? measured.substring(1) : measured;
    }

    private static String words(String condition, String measured, String limit) {
        return switch (Condition.valueOf(condition)) {
            case SIGN -> "the statement says " + measured + ", the books " + limit;
            case AMOUNT -> "the amounts are " + unsigned(measured) + " apart, allowed is " + limit;
            case DATE_WINDOW -> "the days are " + measured + " apart, allowed is " + limit;
            case REFERENCE -> "the references are alike by " + measured + ", needed is " + limit;
            case GROUP -> "the group has " + measured + ", possible is " + limit;
            case THRESHOLD -> "the score is " + measured + ", needed is " + limit;
            case AMBIGUOUS ->
                    "another candidate is as good but for " + measured + ", needed is " + limit;
            case SUGGEST_ONLY -> "such a pair is only proposed, a person decides";
            case USED -> "it is " + (usedBy(measured) == null ? measured : "matched already");
            case EXCLUDED_BY_UNDO -> "a person said that the two do not belong together";
            case NO_COUNTERPART -> "no row in reach: " + measured + " within " + limit;
            case POOL_TOO_LARGE -> "there are " + measured + " to choose from, at most " + limit;
            case SUSPECTED -> "fraud is suspected";
        };
    }
}
