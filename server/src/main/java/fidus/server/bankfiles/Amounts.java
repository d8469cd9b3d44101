package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Money from text, exactly as written or not at all.
final class Amounts {
    private static final int MOST_DIGITS = 20;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,40}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d{0,20},\\d{1,2}");
    private static final Pattern BARE = Pattern.compile("-?\\.\\d{1,8}");
    private static final Pattern COMMA = Pattern.compile("\\d{1,20},\\d{0,8}");

    private Amounts() {}

    /// Digits with a point, as XML formats and OFX have them; a leading plus is allowed, and older
    /// programs write nothing before the point.
    static Money point(String text, Currency currency, String field) throws BadField {
        String plain = text.strip();
        if (plain.startsWith("+")) {
            plain = plain.substring(1);
            if (plain.startsWith("-")) {
                throw new BadField(field, text, "is no amount such as 1234.56");
            }
        }
        if (BARE.matcher(plain).matches()) {
            plain = plain.replace(".", "0.");
        }
        return money(parse(plain, text, field, "1234.56"), currency, field, text);
    }

    /// Digits with a point, or with a comma and one or two digits behind it, as some banks write
    /// OFX. With three digits behind it a comma could as well part thousands, and is refused.
    static Money pointOrComma(String text, Currency currency, String field) throws BadField {
        String plain = text.strip();
        boolean comma = DECIMAL_COMMA.matcher(plain).matches();
        return point(comma ? plain.replace(',', '.') : text, currency, field);
    }

    /// Digits with a comma that may have nothing behind it, as SWIFT messages have them.
    static Money comma(String text, Currency currency, String field) throws BadField {
        if (!COMMA.matcher(text).matches()) {
            throw new BadField(field, text, "is no amount such as 1234,56");
        }
        String plain = text.endsWith(",") ? text + "0" : text;
        return money(
                parse(withoutZeros(plain.replace(',', '.')), text, field, "1234,56"),
                currency,
                field,
                text);
    }

    /// Digits that count the smallest unit, padded with zeros.
    static Money minor(String text, int decimals, Currency currency, String field) throws BadField {
        String plain = text.strip();
        if (!DIGITS.matcher(plain).matches()) {
            throw new BadField(field, text, "is no amount in the smallest unit, such as 123456");
        }
        var units = new BigInteger(plain);
        var amount = new BigDecimal(units, decimals);
        if (amount.precision() > MOST_DIGITS) {
            throw new BadField(field, text, "has more than 20 digits");
        }
        return money(amount, currency, field, text);
    }

    static Money money(BigDecimal amount, Currency currency, String field, String text)
            throws BadField {
        try {
            return new Money(amount, currency);
        } catch (Refused refused) {
            int whole = amount.precision() - amount.scale();
            throw new BadField(
                    field,
                    text,
                    whole + currency.scale() > MOST_DIGITS
                            ? "has more than 20 digits, counted with the decimals of " + currency
                            : refused.problem().message());
        }
    }

    /// A currency's code, and what to take when there is none.
    static Currency currency(String code, Currency otherwise, String field) throws BadField {
        String plain = code.strip();
        if (plain.isEmpty()) {
            return otherwise;
        }
        try {
            return new Currency(plain.toUpperCase(Locale.ROOT));
        } catch (Refused _) {
            throw new BadField(field, code, "is no currency");
        }
    }

    static Money sum(Money zero, Iterable<Money> parts) {
        Money sum = zero;
        for (Money part : parts) {
            sum = sum.plus(part);
        }
        return sum;
    }

    /// A sum against what is printed. One that has more than 20 digits, as no account has it, fails
    /// by itself and costs nothing else.
    static BankCheck check(String tie, Supplier<Money> sum, Money printed) {
        try {
            return BankCheck.of(tie, sum.get(), printed);
        } catch (Refused huge) {
            if (huge.problem().code() != Problem.Code.BAD_VALUE) {
                throw huge;
            }
            return BankCheck.count(tie + ", with at most 20 digits", 0, 1);
        }
    }

    static @Nullable Money negatedIf(boolean out, @Nullable Money money) {
        return money == null || !out ? money : money.negated();
    }

    static BigDecimal parse(String plain, String text, String field, String example)
            throws BadField {
        try {
            return Decimals.parse(plain);
        } catch (Refused _) {
            throw new BadField(field, text, "is no amount such as " + example);
        }
    }

    private static String withoutZeros(String padded) {
        int from = 0;
        while (from + 1 < padded.length()
                && padded.charAt(from) == '0'
                && padded.charAt(from + 1) != '.') {
            from++;
        }
        return padded.substring(from);
    }
}
