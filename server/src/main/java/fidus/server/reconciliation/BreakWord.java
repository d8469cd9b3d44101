package fidus.server.reconciliation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word that breaks are looked for by. A number is a sum only as a whole, and stands anywhere in
/// the other words: `59` is in `wire 5912`, and not in 459.15 USD.
///
/// @param text in small letters
/// @param number absent for what is none
record BreakWord(String text, @Nullable BigDecimal number) {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?:\\.\\d{1,8})?");

    /// With its currency; one without decimals only where a side begins with it.
    private static final Pattern SUM =
            Pattern.compile(
                    "(?m)(^-?\\d+(?:\\.\\d+)?|(?<![\\w.,])-?\\d+\\.\\d+) [a-z]{3,5}(?!\\w)");

    static List<BreakWord> of(@Nullable String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .map(BreakWord::one)
                        .toList();
    }

    private static BreakWord one(String word) {
        boolean is = NUMBER.matcher(word).matches();
        return new BreakWord(word, is ? new BigDecimal(word.replace(",", "")) : null);
    }

    /// @param said in small letters
    boolean isIn(String said) {
        return number == null ? said.contains(text) : isIn(said, number);
    }

    private boolean isIn(String said, BigDecimal sought) {
        boolean signed = !Character.isDigit(text.charAt(0));
        var words = new StringBuilder();
        Matcher sums = SUM.matcher(said);
        int from = 0;
        while (sums.find()) {
            BigDecimal sum = new BigDecimal(sums.group(1));
            if ((signed ? sum : sum.abs()).compareTo(sought) == 0) {
                return true;
            }
            words.append(said, from, sums.start(1)).append(' ');
            from = sums.end(1);
        }
        return words.append(said, from, said.length()).indexOf(text) >= 0;
    }
}
