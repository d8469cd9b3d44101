package fidus.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// One fund with money in two currencies: 12,000.00 of 11,500.00 USD and 1,000.33 of 2,000.00 EUR,
/// at 1.12 worked out by hand.
class ConvertedCoverageTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final ExchangeRate RATE =
            new ExchangeRate(Currency.EUR, DAY, new BigDecimal("1.12"), "ECB");
    private static final DayRates RATES = new DayRates(DAY, Map.of(Currency.EUR, RATE));
    private static final List<Coverage> BOTH =
            List.of(
                    coverage("USD", CoverageSum.known(Money.of("12000.00", "USD"), at()), "11500"),
                    coverage("EUR", CoverageSum.known(Money.of("1000.33", "EUR"), at()), "2000"));

    private static Instant at() {
        return Instant.parse("2027-03-31T20:00:00Z");
    }

    private static Coverage coverage(String code, CoverageSum assets, String owed) {
        var currency = new Currency(code);
        CoverageSum none = CoverageSum.nothing(currency);
        var nothing = Money.zero(currency);
        Obligations obligations = Obligations.fees(Money.of(owed, code));
        return new Coverage(
                currency,
                List.of(
                        new FundCoverage(
                                FundCode.CORE,
                                new CoverageAssets(assets, none, none, none),
                                obligations,
                                obligations)),
                none,
                none,
                nothing);
    }

    @Test
    void eachFigureIsConvertedExactlyAndRoundedOnce() {
        ConvertedCoverage all = ConvertedCoverage.of(BOTH, RATES);
        ConvertedLine core = all.of(CoverageBasis.FULL_TERM).getFirst();
        // 12,000 + 1,000.33 × 1.12 = 13,120.3696; 11,500 + 2,240 = 13,740
        assertThat(core.name()).isEqualTo("CORE");
        assertThat(core.assets()).isEqualTo(Money.of("13120.37", "USD"));
        assertThat(core.obligations()).isEqualTo(Money.of("13740.00", "USD"));
        assertThat(core.surplus()).isEqualTo(Money.of("-619.63", "USD"));
        assertThat(core.coverageRatio()).isEqualTo(new BigDecimal("95.49"));
        assertThat(all.rates()).containsExactly(RATE);
        assertThat(all.of(CoverageBasis.FULL_TERM))
                .extracting(ConvertedLine::name)
                .containsExactly("CORE", "POOL", "POOL_WITH_HOUSE");
    }

    @Test
    void withoutARateNothingIsConvertedAndItSaysWhichIsMissing() {
        ConvertedCoverage none = ConvertedCoverage.of(BOTH, new DayRates(DAY, Map.of()));
        assertThat(none.lines()).isEmpty();
        assertThat(none.missing())
                .containsExactly(
                        "No rate of EUR is approved for 2027-03-31 or the 7 days before it. Enter"
                                + " one and have it approved.");
    }

    @Test
    void whatNobodyKnowsIsMissingAndNotZero() {
        var unknown = List.of(BOTH.getFirst(), coverage("EUR", CoverageSum.missing(), "2000"));
        ConvertedLine core = ConvertedCoverage.of(unknown, RATES).lines().getFirst();
        assertThat(core.assets()).isEqualTo(Money.of("12000.00", "USD"));
        assertThat(core.stands().known()).isEqualTo(1);
        assertThat(core.stands().of()).isEqualTo(2);
    }
}
