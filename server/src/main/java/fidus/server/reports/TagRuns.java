package fidus.server.reports;

/// Looks at the bytes of a file for whether it is XML, and then for the longest stretch from one
/// tag to the next. Fed in pieces.
final class TagRuns {
    private static final int LESS_THAN = '<';

    private long at;
    private long lastTag;
    private long longest;
    private int before;
    private boolean wide;
    private boolean begun;
    private boolean xml;

    void feed(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xff;
            if (at == 1) {
                wide = before == 0 || b == 0 || before + b == 0xff + 0xfe;
            }
            if (!begun && !isBeforeText(b)) {
                begun = true;
                xml = b == LESS_THAN;
            }
            if (isTag(b)) {
                longest = Math.max(longest, at - lastTag);
                lastTag = at;
            }
            before = b;
            at++;
        }
    }

    /// Whether its text begins with a tag.
    boolean xml() {
        return xml;
    }

    /// In bytes.
    long longest() {
        return Math.max(longest, at - lastTag);
    }

    /// In text of two bytes the same byte may be half of another character.
    private boolean isTag(int b) {
        return wide ? at % 2 == 1 && before + b == LESS_THAN && before * b == 0 : b == LESS_THAN;
    }

    /// Marks of the byte order, blanks, and the empty half of wide characters.
    private static boolean isBeforeText(int b) {
        return switch (b) {
            case 0, '\t', '\n', '\r', ' ', 0xef, 0xbb, 0xbf, 0xfe, 0xff -> true;
            default -> false;
        };
    }
}
