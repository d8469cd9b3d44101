package fidus.funds;

import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The first version of each fund's terms, as the house started with them.
public final class StandardTerms {
    private static final BigDecimal HALF = new BigDecimal("0.50");

    private StandardTerms() {}

    /// @param effectiveFrom the day from which the house sold the fund
    public static FundTerms firstVersion(FundCode fund, LocalDate effectiveFrom) {
        return switch (fund) {
            case CORE -> fixed(fund, effectiveFrom, "0.015", "10000", 1);
            case BALANCE -> fixed(fund, effectiveFrom, "0.025", "50000", 3);
            // Taken by invitation only.
            case DYNAMIC ->
                    fixed(fund, effectiveFrom, "0.035", "250000", 6)
                            .change()
                            .openToNewClients(false)
                            .terms();
            // The interval is that of the valuations.
            case UNLIMITED ->
                    fixed(fund, effectiveFrom, "0", "250000", 1)
                            .change()
                            .performanceShareRate(HALF)
                            .terms();
            case SEPARATION -> blank(fund, effectiveFrom);
        };
    }

    private static FundTerms fixed(
            FundCode fund, LocalDate from, String rate, String minimum, int interval) {
        return blank(fund, from)
                .change()
                .monthlyRate(new BigDecimal(rate))
                .minimumInvestment(Money.of(minimum, "USD"))
                .months(2, 12, interval)
                .openToNewClients(true)
                .terms();
    }

    /// Nothing is sold and nothing is earned: as SEPARATION is.
    private static FundTerms blank(FundCode fund, LocalDate from) {
        return new FundTerms(
                fund,
                1,
                from,
                Currency.USD,
                BigDecimal.ZERO,
                null,
                null,
                0,
                0,
                0,
                DateConvention.CALENDAR_MONTHS,
                RoundingRule.RESIDUAL_LAST,
                EarlyRedemptionPolicy.FORBIDDEN,
                null,
                null,
                PayoutRequestMode.CLIENT_REQUEST,
                false,
                false,
                null);
    }
}
