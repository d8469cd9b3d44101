package fidus.server.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.ConvertedCoverage;
import fidus.cashflow.ConvertedLine;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.RecordCash;
import fidus.contract.Nothing;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.ExchangeRate;
import fidus.rates.PrepareRates;
import fidus.rates.RateCalls;
import fidus.server.HouseDecisions;
import fidus.server.Office;
import fidus.settings.SettingKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A fund with money in two currencies: 12,000.00 USD and 1,000.33 EUR at a bank.
class TwoCurrenciesTest {
    private final Office desk = new Office("2027-03-31");

    @BeforeEach
    void cash() {
        record("Bank USD", Money.of("12000.00", "USD"));
        record("Bank EUR", Money.of("1000.33", "EUR"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void record(String bank, Money sum) {
        var holding =
                new CashHolding(
                        CashPlace.BANK, bank, CashOwner.CLIENT, FundCode.CORE, sum.currency());
        desk.approve(
                desk.ask(
                        CashflowCalls.RECORD_CASH,
                        new RecordCash(
                                holding,
                                sum,
                                Instant.parse("2027-03-31T08:00:00Z"),
                                "Read in its portal")));
    }

    private void rate() {
        var rate =
                new ExchangeRate(
                        Currency.EUR, desk.today().minusDays(1), new BigDecimal("1.12"), "ECB");
        desk.approve(desk.ask(RateCalls.PREPARE, new PrepareRates(List.of(rate), "")));
    }

    private ConvertedCoverage converted() {
        return Objects.requireNonNull(
                desk.ask(CashflowCalls.COVERAGE, new Nothing()).converted(), "two currencies");
    }

    private CashFlowCalendar euros() {
        return desk
                .ask(
                        CashflowCalls.CALENDAR,
                        new FindCashFlow(null, null, false, false, false, false))
                .currencies()
                .stream()
                .filter(one -> one.currency().equals(Currency.EUR))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsValuedWithAnApprovedRateAndWithoutOneItSaysWhatToDo() {
        assertThat(converted().lines()).isEmpty();
        assertThat(converted().missing()).singleElement().asString().contains("No rate of EUR");

        rate();

        ConvertedLine core =
                converted().of(CoverageBasis.FULL_TERM).stream()
                        .filter(line -> line.name().equals("CORE"))
                        .findFirst()
                        .orElseThrow();
        // 12,000 + 1,000.33 × 1.12 = 13,120.3696
        assertThat(core.assets()).isEqualTo(Money.of("13120.37", "USD"));
        assertThat(converted().missing()).isEmpty();
    }

    @Test
    void theLimitsOfTheCashFlowAreInItsCurrency() {
        assertThat(euros().limits().warningBelow()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(euros().limits().criticalBelow()).isNull();
        assertThat(euros().limits().missing()).contains("set it in EUR");

        rate();
        assertThat(euros().limits().criticalBelow()).isEqualTo(Money.of("-8928.57", "EUR"));
        assertThat(euros().limits().missing()).isEmpty();

        new HouseDecisions(desk).set(SettingKey.CASH_CRITICAL_BELOW, "-10000.00 USD, -9000.00 EUR");
        desk.at("2027-04-01");
        assertThat(euros().limits().criticalBelow()).isEqualTo(Money.of("-9000.00", "EUR"));
    }
}
