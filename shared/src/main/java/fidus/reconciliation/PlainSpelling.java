package fidus.reconciliation;

/// How ASCII is spelled when it is compared: as {@link TextView} says, without making strings.
final class PlainSpelling {
    private static final byte[] SHAPE = shapes();

    private PlainSpelling() {}

    private static byte[] shapes() {
        byte[] shapes = new byte[128];
        for (char c = 0; c < 128; c++) {
            if (Character.isLetterOrDigit(c)) {
                shapes[c] = (byte) Character.toUpperCase(c);
            }
        }
        return shapes;
    }

    /// Writes the spelling of ASCII to an array with room for twice as much and two more.
    ///
    /// @return where it ends
    static int spaced(byte[] raw, int from, int to, byte[] into, int start) {
        int at = start;
        int begin = -1;
        boolean digits = true;
        for (int i = from; i < to; i++) {
            byte shape = SHAPE[raw[i]];
            if (shape == 0) {
                at = begin >= 0 && digits ? withoutZeros(into, begin, at) : at;
                begin = -1;
                continue;
            }
            if (begin < 0) {
                into[at++] = ' ';
                begin = at;
                digits = true;
            }
            digits &= shape <= '9';
            into[at++] = shape;
        }
        at = begin >= 0 && digits ? withoutZeros(into, begin, at) : at;
        if (at > start) {
            into[at++] = ' ';
        }
        return at;
    }

    private static int withoutZeros(byte[] into, int begin, int end) {
        int first = begin;
        while (first + 1 < end && into[first] == '0') {
            first++;
        }
        if (first == begin) {
            return end;
        }
        System.arraycopy(into, first, into, begin, end - first);
        return end - (first - begin);
    }
}
