package fidus.mt5.cash;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A broker's comment as rules compare it: trimmed, inner blanks collapsed, upper-cased without
/// regard to language.
public record CashComment(String text) {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern TRANSFER =
            Pattern.compile("(?:TRANSFER|TRF) (TO|FROM) #?(\\d{1,18})(?![^ ])");
    private static final Pattern WHOLE_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\d+(?![\\p{L}\\p{N}])");

    public CashComment {
        text = BLANKS.matcher(text).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
    }

    /// The login of `TRANSFER TO n` or `TRF TO n`, with or without `#`. The comment starts with it;
    /// words after the login do not hide it.
    public OptionalLong transferTo() {
        return transfer("TO");
    }

    /// The login of `TRANSFER FROM n` or `TRF FROM n`, read as {@link #transferTo()} is.
    public OptionalLong transferFrom() {
        return transfer("FROM");
    }

    /// Whether any word is a whole number, which may be a login.
    public boolean namesNumber() {
        return WHOLE_NUMBER.matcher(text).find();
    }

    boolean startsWithWord(String word) {
        return text.startsWith(word) && isBoundary(word.length());
    }

    boolean containsWord(String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (isBoundary(at - 1) && isBoundary(at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean isBoundary(int index) {
        return index < 0
                || index >= text.length()
                || !Character.isLetterOrDigit(text.charAt(index));
    }

    private OptionalLong transfer(String direction) {
        Matcher matcher = TRANSFER.matcher(text);
        if (!matcher.lookingAt() || !matcher.group(1).equals(direction)) {
            return OptionalLong.empty();
        }
        long login = Long.parseLong(matcher.group(2));
        return login > 0 ? OptionalLong.of(login) : OptionalLong.empty();
    }
}
