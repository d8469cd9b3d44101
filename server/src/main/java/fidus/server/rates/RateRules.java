package fidus.server.rates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.rates.ExchangeRate;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What a rate has to be before anybody approves it.
final class RateRules {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final BigDecimal MOST = new BigDecimal("1000000");

    private RateRules() {}

    /// @throws Refused `BAD_VALUE` at the field and what is wrong
    static void check(String field, ExchangeRate rate, LocalDate today) {
        if (rate.currency().equals(ExchangeRate.BASE)) {
            refuse(
                    field + ".currency",
                    ExchangeRate.BASE + " is what rates are in; it has none itself.");
        }
        if (rate.rate().signum() <= 0
                || rate.rate().compareTo(MOST) > 0
                || rate.rate().stripTrailingZeros().scale() > 8) {
            refuse(
                    field + ".rate",
                    "A rate says what one "
                            + rate.currency()
                            + " costs in "
                            + ExchangeRate.BASE
                            + ": above zero, at most 1000000, with at most 8 decimals.");
        }
        if (rate.on().isAfter(today) || rate.on().isBefore(FIRST)) {
            refuse(field + ".on", "A rate is of a day from " + FIRST + " to " + today + ".");
        }
        int length = rate.source().strip().length();
        if (length < 3 || length > 100) {
            refuse(field + ".source", "Say where it was read, in 3 to 100 characters.");
        }
    }

    private static void refuse(String field, String why) {
        throw Refused.at(field, Problem.Code.BAD_VALUE, why);
    }
}
