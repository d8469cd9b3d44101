package fidus.server.intake;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/// What cells of a list mean.
final class Cells {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}(\\.\\d{1,8})?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3}){1,4}(\\.\\d{1,8})?");
    private static final Pattern ZERO = Pattern.compile("\\$?0{1,15}(\\.0{1,8})?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+");
    private static final int LONGEST_EMAIL = 254;

    private Cells() {}

    /// A sum such as 1,250.00 or, of dollars, $1,250.00; null for anything else, for nothing, and
    /// for more decimals than the currency has.
    static @Nullable Money money(String cell, Currency currency) {
        String text = cell;
        if (text.startsWith("$")) {
            if (!currency.equals(Currency.USD)) {
                return null;
            }
            text = text.substring(1).strip();
        }
        if (!WHOLE.matcher(text).matches() && !GROUPED.matcher(text).matches()) {
            return null;
        }
        BigDecimal amount = new BigDecimal(text.replace(",", ""));
        boolean exact = amount.stripTrailingZeros().scale() <= currency.scale();
        return exact && amount.signum() > 0 ? Money.rounded(amount, currency) : null;
    }

    /// The same with zero and, after a minus or in brackets, sums below it.
    static @Nullable Money signed(String cell, Currency currency) {
        boolean brackets = cell.startsWith("(") && cell.endsWith(")") && cell.length() > 2;
        boolean below = brackets || cell.startsWith("-");
        String text =
                brackets ? cell.substring(1, cell.length() - 1) : below ? cell.substring(1) : cell;
        if (ZERO.matcher(text).matches()) {
            return Money.zero(currency);
        }
        Money sum = money(text.strip(), currency);
        return sum == null || !below ? sum : sum.negated();
    }

    /// A number such as 2,500.125; null for anything else and for more than 8 decimals.
    static @Nullable BigDecimal number(String cell) {
        return WHOLE.matcher(cell).matches() || GROUPED.matcher(cell).matches()
                ? new BigDecimal(cell.replace(",", ""))
                : null;
    }

    /// In lower case; null for what is none.
    static @Nullable String email(String cell) {
        return cell.length() <= LONGEST_EMAIL && EMAIL.matcher(cell).matches()
                ? cell.toLowerCase(Locale.ROOT)
                : null;
    }

    /// A day such as 2026-03-31; null for what is none.
    static @Nullable LocalDate day(String cell) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// Whether a spreadsheet would compute the text, or it holds what nobody sees.
    static boolean isUnsafe(String text) {
        return (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0)
                || text.chars().anyMatch(Character::isISOControl);
    }
}
