package fidus.server.bankfiles;

import java.util.ArrayList;
import java.util.List;

/// Texts as they are kept: every run of blanks and control characters is one blank, halves of
/// characters are replaced, and nothing is longer than a row can need.
final class Texts {
    private static final int LONGEST = 4_096;
    private static final int LONGEST_SHOWN = 80;

    private Texts() {}

    static String tidy(String text) {
        var tidy = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && tidy.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
                    tidy.append(' ');
                }
            } else if (!Character.isSurrogate(c)) {
                tidy.append(c);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                tidy.append(c).append(text.charAt(++i));
            } else {
                tidy.append('\ufffd');
            }
        }
        int end = tidy.length();
        return tidy.substring(0, end > 0 && tidy.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    /// Those that say something, with one blank between them.
    static String joined(Iterable<String> parts) {
        List<String> said = new ArrayList<>();
        for (String part : parts) {
            if (!part.isBlank()) {
                said.add(part);
            }
        }
        return tidy(String.join(" ", said));
    }

    static String joined(String... parts) {
        return joined(List.of(parts));
    }

    /// The text without any blank, as an account number or an id is kept.
    static String packed(String text) {
        return tidy(text).replace(" ", "");
    }

    static String shown(String text) {
        String tidy = tidy(text);
        return tidy.length() <= LONGEST_SHOWN ? tidy : tidy.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u202f' || c == '\ufeff' || c == '\u007f';
    }
}
