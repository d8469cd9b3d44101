package fidus.server.bankfiles;

import fidus.bank.CsvProfile.Decimal;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as people print them: a sign before or behind, a currency beside it, groups of three.
/// Brackets are a minus, and CR or DR behind it say whether it came or went. A decimal sign other
/// than the profile's is never taken for one.
final class CsvAmount {
    private static final int LONGEST = 60;
    private static final Pattern SHAPE =
            Pattern.compile("([+\\-\u2212]?)([A-Z]{3}|[£€$¥])?([+\\-\u2212]?)([0-9.,']+)(.*)");
    private static final Pattern BEHIND =
            Pattern.compile("([+\\-\u2212]?)([A-Z]{3}|[£€$¥])?([+\\-\u2212]?)");
    private static final Pattern BRACKETS =
            Pattern.compile("([A-Z]{3}|[£€$¥])?\\(([^()+\\-\u2212]+)\\)([A-Z]{3}|[£€$¥])?");
    private static final Pattern MARKED =
            Pattern.compile("(.*[0-9])(C|D)|(.*[0-9.,'](?:[A-Z]{3}|[£€$¥])?)(CR|DR)");
    private static final Pattern POINT =
            Pattern.compile(
                    "(?:\\d{1,3}(?:,\\d{3}){1,6}|\\d{1,3}(?:'\\d{3}){1,6}|\\d{1,20})(?:\\.\\d{0,8})?|\\.\\d{1,8}");
    private static final Pattern COMMA =
            Pattern.compile(
                    "(?:\\d{1,3}(?:\\.\\d{3}){1,6}|\\d{1,3}(?:'\\d{3}){1,6}|\\d{1,20})(?:,\\d{0,8})?|,\\d{1,8}");

    /// A dollar is written like a peso, a yen like a yuan.
    private static final Map<String, Set<String>> SIGNS =
            Map.of(
                    "£", Set.of("GBP"),
                    "€", Set.of("EUR"),
                    "¥", Set.of("JPY", "CNY"),
                    "$",
                            Set.of(
                                    "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "BBD", "BMD",
                                    "BSD", "BZD", "FJD", "GYD", "JMD", "KYD", "LRD", "NAD", "SBD",
                                    "SRD", "TTD", "XCD", "MXN", "ARS", "CLP", "COP", "CUP", "DOP",
                                    "UYU"));

    private CsvAmount() {}

    /// @throws BadField for another shape, another decimal sign or another currency
    static Money read(String text, Decimal decimal, Currency currency, String field)
            throws BadField {
        String packed = signed(Texts.packed(text));
        Matcher found = SHAPE.matcher(packed);
        if (packed.length() > LONGEST || !found.matches()) {
            throw not(text, decimal, field);
        }
        Matcher behind = BEHIND.matcher(found.group(5));
        if (!behind.matches()) {
            throw not(text, decimal, field);
        }
        check(found.group(2), currency, text, field);
        check(behind.group(2), currency, text, field);
        String signs = found.group(1) + found.group(3) + behind.group(1) + behind.group(3);
        if (signs.length() > 1) {
            throw new BadField(field, text, "has more than one sign");
        }
        BigDecimal amount =
                Amounts.parse(plain(found.group(4), text, decimal, field), text, field, "1234.56");
        boolean minus = signs.equals("-") || signs.equals("\u2212");
        return Amounts.money(minus ? amount.negate() : amount, currency, field, text);
    }

    /// Whether CR or DR behind an amount says which way it went: then its sign is final, and no
    /// rule of a profile turns it round.
    static boolean isMarked(String text) {
        String packed = Texts.packed(text);
        return packed.length() <= LONGEST && MARKED.matcher(packed).matches();
    }

    /// With a plain sign before it in place of brackets or of a mark behind it.
    private static String signed(String packed) {
        Matcher brackets = BRACKETS.matcher(packed);
        if (packed.length() > LONGEST) {
            return packed;
        }
        if (brackets.matches()) {
            String before = brackets.group(1) == null ? "" : brackets.group(1);
            String behind = brackets.group(3) == null ? "" : brackets.group(3);
            return "-" + before + brackets.group(2) + behind;
        }
        Matcher marked = MARKED.matcher(packed);
        if (!marked.matches()) {
            return packed;
        }
        boolean single = marked.group(1) != null;
        String mark = single ? marked.group(2) : marked.group(4);
        String sum = single ? marked.group(1) : marked.group(3);
        return (mark.startsWith("C") ? "+" : "-") + sum;
    }

    private static String plain(String digits, String text, Decimal decimal, String field)
            throws BadField {
        boolean point = decimal == Decimal.POINT;
        if (!(point ? POINT : COMMA).matcher(digits).matches()) {
            throw not(text, decimal, field);
        }
        String plain =
                point
                        ? digits.replace(",", "").replace("'", "")
                        : digits.replace(".", "").replace("'", "").replace(',', '.');
        if (plain.startsWith(".")) {
            return "0" + plain;
        }
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static void check(
            @Nullable String printed, Currency currency, String text, String field)
            throws BadField {
        if (printed == null) {
            return;
        }
        Set<String> codes = SIGNS.getOrDefault(printed, Set.of(printed));
        if (!currency.equals(Currency.UNSTATED) && !codes.contains(currency.code())) {
            throw new BadField(field, text, "is not in " + currency);
        }
    }

    private static BadField not(String text, Decimal decimal, String field) {
        return new BadField(
                field,
                text,
                "is no amount such as " + (decimal == Decimal.POINT ? "1,234.56" : "1.234,56"));
    }
}
