package fidus.reconciliation;

import java.text.Normalizer;
import java.util.Locale;

/// How a text is seen when it is compared: compatibility-normalised, upper-case, every run of
/// non-letters and non-digits one space, leading zeros of all-digit tokens dropped. The row keeps
/// what was read.
///
/// @param spaced the tokens, each with a space before and after, so that a contiguous run of tokens
///   is a substring; empty without tokens
/// @param compact the tokens joined
record TextView(String spaced, String compact) {
    static final TextView EMPTY = new TextView("", "");

    static TextView of(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder spaced = new StringBuilder(text.length() + 2);
        int at = 0;
        while (at < text.length()) {
            int end = tokenEnd(text, at);
            if (end > at) {
                spaced.append(' ').append(withoutLeadingZeros(text.substring(at, end)));
            }
            at = Math.max(end, at + Character.charCount(text.codePointAt(at)));
        }
        if (spaced.isEmpty()) {
            return EMPTY;
        }
        String tokens = spaced.append(' ').toString();
        return new TextView(tokens, tokens.replace(" ", ""));
    }

    private static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static String withoutLeadingZeros(String token) {
        if (!token.codePoints().allMatch(Character::isDigit)) {
            return token;
        }
        int at = 0;
        while (token.offsetByCodePoints(at, 1) < token.length()
                && Character.digit(token.codePointAt(at), 10) == 0) {
            at = token.offsetByCodePoints(at, 1);
        }
        return token.substring(at);
    }

    boolean isEmpty() {
        return compact.isEmpty();
    }

    /// Characters without spaces.
    int length() {
        return compact.codePointCount(0, compact.length());
    }

    /// Whether the other's tokens stand in this text, in one run.
    boolean contains(TextView part) {
        return !part.isEmpty() && spaced.contains(part.spaced);
    }

    String[] tokens() {
        return isEmpty() ? new String[0] : spaced.strip().split(" ");
    }
}
