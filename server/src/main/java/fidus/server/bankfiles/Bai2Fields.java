package fidus.server.bankfiles;

import java.util.List;

/// The fields of one BAI2 record and its continuations, taken one after the other.
final class Bai2Fields {
    /// Stands where one physical record ends and the next goes on: a comma among fields, a blank
    /// inside a text.
    private static final char SEAM = '\u0001';

    private final String text;
    private int at;

    Bai2Fields(List<String> parts) {
        this.text = String.join(String.valueOf(SEAM), parts);
    }

    boolean hasNext() {
        return at <= text.length();
    }

    /// The next field, empty behind the last one.
    String next() {
        if (at > text.length()) {
            return "";
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != SEAM) {
            end++;
        }
        String field = text.substring(at, end).strip();
        at = end + 1;
        return field;
    }

    /// All that is left, commas included.
    String rest() {
        String rest = at > text.length() ? "" : text.substring(at).replace(SEAM, ' ');
        at = text.length() + 1;
        return rest;
    }

    /// Passes over what a funds type has behind it and gives the value date in it, empty when there
    /// is none: V has date and time, S three amounts, D a number of pairs.
    String funds(String type) {
        String date = "";
        switch (type) {
            case "V" -> {
                date = next();
                next();
            }
            case "S" -> skip(3);
            case "D" -> {
                String pairs = next();
                skip(pairs.matches("\\d{1,3}") ? 2 * Integer.parseInt(pairs) : 0);
            }
            default -> {}
        }
        return date;
    }

    private void skip(int many) {
        for (int i = 0; i < many && hasNext(); i++) {
            next();
        }
    }
}
