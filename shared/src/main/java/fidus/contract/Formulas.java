package fidus.contract;

/// Text from outside that a spreadsheet would run as a formula. An apostrophe before it keeps it
/// text.
public final class Formulas {
    private static final String STARTS = "=+-@\t\r\0\uff0b\uff0d\uff1d\uff20";
    private static final String CELL_ENDS = ";\t\r\n";

    private Formulas() {}

    /// Whether a cell that begins so may be run.
    public static boolean isStart(int character) {
        return STARTS.indexOf(character) >= 0;
    }

    /// Whether a spreadsheet whose list separator is a semicolon may begin a cell behind it.
    public static boolean isCellEnd(int character) {
        return CELL_ENDS.indexOf(character) >= 0;
    }

    /// Where the list separator is a semicolon, a spreadsheet splits even a quoted text at it, and
    /// what follows, maybe behind blanks and quotes, is a cell that it may run.
    ///
    /// @return the text with an apostrophe before each such cell but the first
    public static String guardedInside(String text) {
        if (!hasCellEnd(text)) {
            return text;
        }
        var guarded = new StringBuilder(text.length() + 1);
        boolean begins = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = isCellEnd(c);
            if (begins && !ends && isStart(c)) {
                guarded.append('\'');
            }
            begins = ends || (begins && (c == ' ' || c == '"'));
            guarded.append(c);
        }
        return guarded.toString();
    }

    private static boolean hasCellEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isCellEnd(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
