package fidus.server.reports;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/// The terminal's spelling of times, tickets and numbers: `2023.06.26 17:03:00`, a point before the
/// decimals, blanks between groups of three digits.
final class Figures {
    /// Six groups of three digits and their blanks, behind up to three digits.
    private static final int LONGEST_GROUPED = 27;

    private Figures() {}

    /// Whether the text has the shape of a time, with or without seconds, right or wrong.
    static boolean looksLikeTime(String text) {
        int length = text.length();
        return (length == 19 || length == 16)
                && text.charAt(4) == '.'
                && text.charAt(7) == '.'
                && text.charAt(10) == ' '
                && text.charAt(13) == ':'
                && isDigit(text.charAt(0))
                && isDigit(text.charAt(length - 1));
    }

    static boolean looksLikeTicket(String text) {
        int length = text.length();
        if (length == 0 || length > 18) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static LocalDateTime time(String text, String field) throws BadField {
        LocalDateTime time = timeOrNull(text);
        if (time == null) {
            throw new BadField(field, text, "is no time such as 2023.06.26 17:03:00");
        }
        return time;
    }

    static @Nullable LocalDateTime timeOrNull(String text) {
        if (!looksLikeTime(text)) {
            return null;
        }
        try {
            return LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    text.length() == 19 ? digits(text, 17, 19) : 0);
        } catch (DateTimeException | NumberFormatException _) {
            return null;
        }
    }

    static long ticket(String text, String field) throws BadField {
        if (!looksLikeTicket(text)) {
            throw new BadField(field, text, "is no ticket: up to 18 digits");
        }
        return Long.parseLong(text);
    }

    static BigDecimal decimal(String text, String field) throws BadField {
        String plain = text;
        if (text.indexOf(' ') >= 0) {
            if (!isGrouped(text)) {
                throw new BadField(field, text, "is no number such as 9 949.16");
            }
            plain = text.replace(" ", "");
        }
        try {
            return Decimals.parse(plain);
        } catch (Refused _) {
            throw new BadField(field, text, "is no number such as 9 949.16");
        }
    }

    static Money money(String text, Currency currency, String field) throws BadField {
        BigDecimal amount = decimal(text, field);
        try {
            return new Money(amount, currency);
        } catch (Refused refused) {
            throw new BadField(field, text, refused.problem().message());
        }
    }

    /// Whether a blank stands before each three digits before the point, and nowhere else. What the
    /// other characters are is not looked at.
    private static boolean isGrouped(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        int leading = (end - from) % 4;
        if (leading == 0 || end - from > LONGEST_GROUPED || text.indexOf(' ', end) >= 0) {
            return false;
        }
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == ' ' != ((i - from) % 4 == leading)) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseUnsignedInt(text, from, to, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
