package fidus.reconciliation.desk;

import fidus.reconciliation.Condition;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Why a row is unmatched, as the evidence keeps it and as a person reads it. What is kept stays as
/// it is: only what is shown of it is put into words.
public final class ReasonWords {
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
            Pattern.compile("^Closest in (?<pass>\\S+): (?:\\d+ rows, )?(?<row>.+?)\\. ");

    private ReasonWords() {}

    /// The row that came closest, the first one of several; null where the sentence names none.
    public static @Nullable String closestRow(String sentence) {
        Matcher closest = CLOSEST.matcher(sentence);
        return closest.find() ? closest.group("row") : null;
    }

    /// The same sentence in words. What has another form stays as it is.
    public static String of(String sentence) {
        return FAILED.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(words(sentence, found)));
    }

    /// The same without the name of the closest row, for where that row itself is shown.
    public static String withoutRow(String sentence) {
        return of(CLOSEST.matcher(sentence).replaceFirst(""));
    }

    private static String words(String sentence, MatchResult found) {
        String words = words(found.group(1), found.group(2), found.group(3));
        int at = found.start();
        return at == 0 || sentence.startsWith(". ", at - 2)
                ? Character.toUpperCase(words.charAt(0)) + words.substring(1)
                : words;
    }

    private static String words(String condition, String measured, String limit) {
        return switch (Condition.valueOf(condition)) {
            case SIGN -> "the statement says " + measured + ", the books " + limit;
            case AMOUNT -> "the amounts are " + measured + " apart, allowed is " + limit;
            case DATE_WINDOW -> "the days are " + measured + " apart, allowed is " + limit;
            case REFERENCE -> "the references are alike by " + measured + ", needed is " + limit;
            case GROUP -> "the group has " + measured + ", possible is " + limit;
            case THRESHOLD -> "the score is " + measured + ", needed is " + limit;
            case AMBIGUOUS ->
                    "another candidate is as good but for " + measured + ", needed is " + limit;
            case SUGGEST_ONLY -> measured + " only proposes, a person decides";
            case USED -> "it is " + measured;
            case EXCLUDED_BY_UNDO -> "a person said that the two do not belong together";
            case NO_COUNTERPART -> "no row in reach: " + measured + " within " + limit;
            case POOL_TOO_LARGE -> "there are " + measured + " to choose from, at most " + limit;
            case SUSPECTED -> "fraud is suspected";
        };
    }
}
