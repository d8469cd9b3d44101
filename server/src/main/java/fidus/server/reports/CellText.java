package fidus.server.reports;

import org.jspecify.annotations.Nullable;

/// The text of a cell while it arrives in pieces. What stands beyond the longest cell is cut off.
final class CellText {
    /// Directions, types, symbols and zeros come again and again; they are made once.
    private static final int LONGEST_WORD = 8;

    private static final int WORDS = 1_024;

    private final char[] chars = new char[Row.LONGEST_CELL];
    private final @Nullable String[] words = new String[WORDS];
    private int length;

    void clear() {
        length = 0;
    }

    void append(char[] buffer, int start, int count) {
        int taken = Math.min(count, chars.length - length);
        System.arraycopy(buffer, start, chars, length, taken);
        length += taken;
    }

    void append(String text) {
        int taken = Math.min(text.length(), chars.length - length);
        text.getChars(0, taken, chars, length);
        length += taken;
    }

    /// The text with every kind of blank turned into single spaces and halves of characters into
    /// the sign for a broken one; afterwards it is empty.
    String take() {
        int end = 0;
        boolean blank = false;
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (Row.isBlank(c)) {
                blank = end > 0;
                continue;
            }
            if (blank) {
                chars[end++] = ' ';
                blank = false;
            }
            chars[end++] = Character.isSurrogate(c) && isHalf(i) ? '\ufffd' : c;
        }
        length = 0;
        return end <= LONGEST_WORD ? word(end) : new String(chars, 0, end);
    }

    private boolean isHalf(int at) {
        return Character.isHighSurrogate(chars[at])
                ? at + 1 == length || !Character.isLowSurrogate(chars[at + 1])
                : at == 0 || !Character.isHighSurrogate(chars[at - 1]);
    }

    private String word(int end) {
        int hash = end;
        for (int i = 0; i < end; i++) {
            hash = 31 * hash + chars[i];
        }
        int place = (hash ^ hash >>> 10) & WORDS - 1;
        String known = words[place];
        if (known != null && isSame(known, end)) {
            return known;
        }
        String fresh = new String(chars, 0, end);
        words[place] = fresh;
        return fresh;
    }

    private boolean isSame(String known, int end) {
        if (known.length() != end) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            if (known.charAt(i) != chars[i]) {
                return false;
            }
        }
        return true;
    }
}
