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
