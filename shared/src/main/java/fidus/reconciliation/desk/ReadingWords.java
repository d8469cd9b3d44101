package fidus.reconciliation.desk;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How old a reading is (R13), as the evidence keeps it and as a person reads it. What is kept
/// stays as it is: only what is shown of it is put into words.
public final class ReadingWords {
    private static final Map<String, String> BANDS =
            Map.of(
                    "FRESH", "Fresh",
                    "ACCEPTABLE", "Young enough",
                    "DEGRADED", "Old",
                    "CRITICAL", "Too old");

    /// `DEGRADED, as of 2026-11-23T08:56:00Z`.
    private static final Pattern BAND =
            Pattern.compile("^(FRESH|ACCEPTABLE|DEGRADED|CRITICAL)(?=, as of )");

    /// `younger than 5 min of open time; from there DEGRADED, over 15 min CRITICAL`.
    private static final Pattern LIMITS =
            Pattern.compile("from there DEGRADED, over (\\d+) min CRITICAL$");

    private ReadingWords() {}

    /// The word for how old a reading is.
    ///
    /// @param otherwise what is said of a code that is none of them
    public static String band(String code, String otherwise) {
        return BANDS.getOrDefault(code, otherwise);
    }

    /// The same in words. What has another form stays as it is.
    public static String of(String text) {
        String limits = LIMITS.matcher(text).replaceFirst("from there old, over $1 min too old");
        Matcher band = BAND.matcher(limits);
        return band.find()
                ? band.replaceFirst(BANDS.getOrDefault(band.group(1), ""))
                : limits.replace("below the limit of DEGRADED", "younger than a reading may be");
    }
}
