package fidus.desktop.controls;

import java.util.Comparator;

/// The order in which people look texts up: capitals do not matter, and numbers within them count
/// as numbers, so that statement 9 stands before statement 10.
public final class ReadingOrder {
    /// Nothing comes first.
    public static final Comparator<String> OF = Comparator.nullsFirst(ReadingOrder::compare);

    private ReadingOrder() {}

    private static int compare(String one, String other) {
        int at = 0;
        int there = 0;
        while (at < one.length() && there < other.length()) {
            char left = one.charAt(at);
            char right = other.charAt(there);
            int order;
            if (isDigit(left) && isDigit(right)) {
                int end = end(one, at);
                int otherEnd = end(other, there);
                order = numbers(one.substring(at, end), other.substring(there, otherEnd));
                at = end;
                there = otherEnd;
            } else {
                order =
                        Character.compare(
                                Character.toLowerCase(left), Character.toLowerCase(right));
                at++;
                there++;
            }
            if (order != 0) {
                return order;
            }
        }
        int rest = Integer.compare(one.length() - at, other.length() - there);
        return rest == 0 ? one.compareTo(other) : rest;
    }

    private static int numbers(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        int longer = Integer.compare(left.length(), right.length());
        return longer == 0 ? left.compareTo(right) : longer;
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() - 1 && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }
}
