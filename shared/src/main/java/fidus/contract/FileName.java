package fidus.contract;

/// The name of a file that somebody sends. It is kept to be shown and names no place.
public final class FileName {
    public static final int LONGEST = 255;

    /// What stands for bytes that are no text, an unpaired surrogate for one.
    private static final int NO_CHARACTER = 0xFFFD;

    private FileName() {}

    /// @throws Refused `BAD_VALUE` at `fileName` for an empty or overlong name, one of a folder,
    ///   and one with characters that cannot be read
    public static void require(String name) {
        if (name.isBlank()
                || name.length() > LONGEST
                || name.equals(".")
                || name.equals("..")
                || name.codePoints().anyMatch(FileName::isOdd)) {
            throw Refused.at(
                    "fileName",
                    Problem.Code.BAD_VALUE,
                    "A file name has 1 to 255 characters, names no folder and has no line ends or"
                            + " other characters that cannot be read. Rename the file and send it"
                            + " again.");
        }
    }

    private static boolean isOdd(int one) {
        return one == '/'
                || one == '\\'
                || one == NO_CHARACTER
                || Character.isISOControl(one)
                || Character.getType(one) == Character.SURROGATE
                || Character.getType(one) == Character.LINE_SEPARATOR
                || Character.getType(one) == Character.PARAGRAPH_SEPARATOR;
    }
}
