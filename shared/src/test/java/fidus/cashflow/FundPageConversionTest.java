package fidus.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.mt5.pnl.AccountFigures;
import fidus.mt5.pnl.Basis;
import fidus.mt5.pnl.FundAccounting;
import fidus.mt5.pnl.FundReturn;
import fidus.mt5.pnl.ReturnBand;
import fidus.mt5.pnl.TruePnl;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.ReadingState;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One fund with an account of 1,000.00 USD that holds 1,050.00, and one of 1,000.00 EUR put in at
/// 1.08 and 500.00 EUR at 1.20, from which 100.00 EUR of profit were taken at 1.15 and which holds
/// 1,450.00 EUR at 1.10. Figures worked out by hand.
class FundPageConversionTest {
    private static final LocalDate ON = LocalDate.of(2027, 3, 31);
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 4);
    private static final LocalDate LATER = LocalDate.of(2027, 2, 1);
    private static final LocalDate TAKEN = LocalDate.of(2027, 3, 1);
    private static final Map<LocalDate, String> EURO =
            Map.of(FIRST, "1.08", LATER, "1.20", TAKEN, "1.15", ON, "1.10");

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }

    private static Money eur(String sum) {
        return Money.of(sum, "EUR");
    }

    private static DayRates known(LocalDate day, List<Currency> its) {
        String rate = its.contains(Currency.EUR) ? EURO.get(day) : null;
        return new DayRates(
                day,
                rate == null
                        ? Map.of()
                        : Map.of(
                                Currency.EUR,
                                new ExchangeRate(Currency.EUR, day, new BigDecimal(rate), "ECB")));
    }

    private static AccountFigures figures(long login, Money equity, Money taken, Money capital) {
        var at = Instant.parse("2027-03-31T20:00:00Z");
        var reading =
                new Reading(
                        new AccountKey("Alpha-Live", login),
                        at,
                        at,
                        ReadingSource.LIVE,
                        equity,
                        equity,
                        Money.zero(equity.currency()),
                        null,
                        null,
                        null);
        return new AccountFigures(
                AccountPurpose.TRADING,
                CapitalSource.CLIENT,
                AccountLifecycle.ACTIVE,
                FundCode.CORE,
                new ReadingState.Ok(reading, Duration.ZERO, FreshnessBand.FRESH),
                TruePnl.of(equity, taken, capital),
                capital);
    }

    private static List<WorkingAccount> accounts(LocalDate later) {
        return List.of(
                new WorkingAccount(
                        figures(1, usd("1050.00"), usd("0.00"), usd("1000.00")),
                        List.of(new DatedChange(ON, usd("1000.00"))),
                        List.of()),
                new WorkingAccount(
                        figures(2, eur("1450.00"), eur("100.00"), eur("1500.00")),
                        List.of(
                                new DatedChange(FIRST, eur("1000.00")),
                                new DatedChange(later, eur("500.00"))),
                        List.of(new DatedChange(TAKEN, eur("100.00")))));
    }

    private static FundPageSection section(Money equity, Money principal, Money cash) {
        Money none = Money.zero(equity.currency());
        var figures =
                new FundAccounting(equity, none, principal, none, none, cash, none, none, false);
        return new FundPageSection(
                equity.currency(),
                figures,
                Basis.NOTHING,
                List.of(),
                List.of(),
                List.of(FundReturn.of(FundCode.CORE, List.of(), equity.currency())),
                null);
    }

    private static final List<FundPageSection> SECTIONS =
            List.of(
                    section(eur("1450.00"), eur("1500.00"), eur("0.33")),
                    section(usd("1050.00"), usd("1000.00"), null));

    @Test
    void whatIsHeldHasTheRateOfTheDayAndEachFlowThatOfItsOwn() {
        ConvertedFundPage page =
                FundPageConversion.of(ON, SECTIONS, accounts(LATER), FundPageConversionTest::known);

        // 1,450 × 1.10 + 1,050 = 2,645; 1,500 × 1.10 + 1,000 = 2,650
        assertThat(page.figures().totalEquity()).contains(usd("2645.00"));
        assertThat(page.figures().fundRevenue()).contains(usd("-5.00"));
        assertThat(page.figures().unallocatedCash()).as("not recorded in USD").isNull();
        TruePnl core = page.funds().getFirst().total().pnl();
        // Put in: 1,000 × 1.08 + 500 × 1.20 = 1,680, and 1,000. Taken: 100 × 1.15 = 115.
        assertThat(core.adjustedAllocation()).isEqualTo(usd("2680.00"));
        assertThat(core.netProfitWithdrawals()).isEqualTo(usd("115.00"));
        // 1,595 + 115 − 1,680 = 30, and 50; 80 ÷ 2,680 = 2.985 %
        assertThat(core.truePnl()).isEqualTo(usd("80.00"));
        assertThat(core.returnPercent()).contains(new BigDecimal("2.99"));
        assertThat(page.funds().getFirst().band()).contains(ReturnBand.POSITIVE);
        assertThat(page.rates()).extracting(ExchangeRate::on).containsExactly(ON);
        assertThat(page.flowRates())
                .extracting(ExchangeRate::on)
                .containsExactly(FIRST, LATER, TAKEN);
        assertThat(page.missing()).isEmpty();
    }

    @Test
    void theDayOfAFlowIsAskedOnceAndForItsOwnCurrencyAlone() {
        List<String> asked = new ArrayList<>();
        List<WorkingAccount> accounts = new ArrayList<>(accounts(LATER));
        accounts.addAll(accounts(LATER));

        FundPageConversion.of(
                ON,
                SECTIONS,
                accounts,
                (day, its) -> {
                    asked.add(day + " " + its);
                    return known(day, its);
                });

        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "2027-03-31 [EUR, USD]",
                        "2027-01-04 [EUR]",
                        "2027-02-01 [EUR]",
                        "2027-03-01 [EUR]");
    }

    @Test
    void aFundOfWhichARateIsMissingHasNoReturnAndItSaysWhichDay() {
        ConvertedFundPage page =
                FundPageConversion.of(
                        ON, SECTIONS, accounts(LATER.plusDays(1)), FundPageConversionTest::known);

        assertThat(page.figures().totalEquity()).contains(usd("2645.00"));
        assertThat(page.funds()).isEmpty();
        assertThat(page.missing())
                .containsExactly(
                        "No rate of EUR is approved for 2027-02-02 or the 7 days before it. Enter"
                                + " one and have it approved.");
        assertThat(
                        FundPageConversion.of(
                                ON, SECTIONS, List.of(), (day, _) -> new DayRates(day, Map.of())))
                .matches(none -> none.figures() == null)
                .matches(none -> none.missing().size() == 1);
    }
}
