package fidus.server.cashflow;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.cashflow.CashFlowCalendar;
import fidus.cashflow.CashFlowOpening;
import fidus.cashflow.CashHolding;
import fidus.cashflow.CashMoveKind;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.cashflow.CashflowCalls;
import fidus.cashflow.ConvertedCoverage;
import fidus.cashflow.ConvertedFundPage;
import fidus.cashflow.ConvertedLine;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.FindCashFlow;
import fidus.cashflow.OpeningMove;
import fidus.cashflow.RecordCash;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.exchanges.ExchangeCalls;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.PrepareExchange;
import fidus.exchanges.ReverseExchange;
import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.mt5.pnl.FundAccounting;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.BankDetails;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletCalls;
import fidus.rates.ExchangeRate;
import fidus.rates.PrepareRates;
import fidus.rates.RateCalls;
import fidus.server.Desk;
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
        rate("1.12");
    }

    private void rate(String of) {
        var rate =
                new ExchangeRate(
                        Currency.EUR, desk.today().minusDays(1), new BigDecimal(of), "ECB");
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
        euroAccount();
        assertThat(inOne().figures()).isNull();
        assertThat(inOne().missing()).isEqualTo(converted().missing());
        assertThat(inOne().funds()).noneMatch(fund -> fund.fundCode() == FundCode.CORE);

        rate();
        fundPageInOne();

        ConvertedLine core =
                converted().of(CoverageBasis.FULL_TERM).stream()
                        .filter(line -> line.name().equals("CORE"))
                        .findFirst()
                        .orElseThrow();
        // 12,000 + 1,000.33 × 1.12 = 13,120.3696
        assertThat(core.assets()).isEqualTo(Money.of("13120.37", "USD"));
        assertThat(converted().missing()).isEmpty();
    }

    /// Given are 560.00 USD for 500.00 EUR; at 1.13 these are worth 565.00.
    @Test
    void anExchangeMovesCashBetweenCurrenciesAndIsNoIncome() {
        desk.at("2027-04-01");
        HouseAccount dollars = house("Bank USD", "DE87200500001234567890", Currency.USD);
        HouseAccount euros = house("Bank EUR", "DE89370400440532013000", Currency.EUR);
        var asks =
                new PrepareExchange(
                        dollars.id(),
                        euros.id(),
                        Money.of("560.00", "USD"),
                        Money.of("500.00", "EUR"),
                        "FX 7712",
                        desk.today(),
                        "CORE");
        var same =
                new PrepareExchange(
                        asks.from(),
                        asks.from(),
                        asks.given(),
                        asks.given(),
                        asks.reference(),
                        asks.on(),
                        null);
        assertThat(Desk.problem(() -> desk.ask(ExchangeCalls.PREPARE, same)).fields())
                .extracting(Problem.Field::field)
                .containsExactly("to");
        Prepared waiting = desk.ask(ExchangeCalls.PREPARE, asks);
        assertThat(waiting.shown())
                .contains(new Shown("Agreed rate", "1 EUR = 1.12 USD"))
                .contains(new Shown("Difference", "not known without these rates"));
        assertThat(desk.code(() -> desk.decide(waiting, desk.operator)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        Money before = core("USD");
        desk.approve(waiting);

        assertThat(core("USD")).isEqualTo(before.minus(Money.of("560.00", "USD")));
        assertThat(core("EUR")).isEqualTo(Money.of("1500.33", "EUR"));
        CashFlowOpening opening = euros().opening();
        assertThat(opening.moved())
                .containsExactly(
                        new OpeningMove(
                                CashMoveKind.EXCHANGES, "Bank EUR", 1, Money.of("500", "EUR")));
        assertThat(opening.fundRevenue()).isEqualTo(Money.zero(Currency.EUR));
        assertThat(desk.ask(ExchangeCalls.LIST, new Nothing()).exchanges().getFirst().worth())
                .matches(worth -> worth.difference() == null);

        rate("1.13");
        ExchangeCard card = desk.ask(ExchangeCalls.LIST, new Nothing()).exchanges().getFirst();
        assertThat(card.worth().difference()).isEqualTo(Money.of("5.00", "USD"));
        assertThat(desk.code(() -> desk.ask(ExchangeCalls.PREPARE, asks)))
                .isEqualTo(Problem.Code.EVIDENCE_USED);

        var wrong = new ReverseExchange(card.exchange().id(), "The bank never did it");
        Prepared back = desk.ask(ExchangeCalls.REVERSE, wrong);
        assertThat(desk.code(() -> desk.decide(back, desk.operator)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        desk.approve(back);
        assertThat(core("USD")).isEqualTo(before);
        assertThat(core("EUR")).isEqualTo(Money.of("1000.33", "EUR"));
        assertThat(desk.code(() -> desk.ask(ExchangeCalls.REVERSE, wrong)))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    private HouseAccount house(String name, String iban, Currency currency) {
        var bank = new BankDetails("First Bank", "Fidus Fund", iban, null, null, null, "DE");
        desk.approve(
                desk.ask(
                        WalletCalls.ADD_HOUSE_ACCOUNT,
                        new AddHouseAccount(name, bank, null, currency)));
        return desk.ask(WalletCalls.HOUSE_ACCOUNTS, new Nothing()).houseAccounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The client cash of CORE in a currency.
    private Money core(String currency) {
        return desk.ask(CashflowCalls.COVERAGE, new Nothing()).currencies().stream()
                .filter(one -> one.currency().code().equals(currency))
                .flatMap(one -> one.funds().stream())
                .filter(fund -> fund.fundCode() == FundCode.CORE)
                .map(fund -> Objects.requireNonNull(fund.assets().clientCash().sum()))
                .findFirst()
                .orElseThrow();
    }

    private ConvertedFundPage inOne() {
        return Objects.requireNonNull(
                desk.ask(CashflowCalls.FUND_PAGE, new Nothing()).converted(), "two currencies");
    }

    /// An account of CORE with 2,000.00 EUR of capital, of which no reading is known.
    private void euroAccount() {
        desk.approve(
                desk.ask(
                        Mt5Calls.REGISTER,
                        new RegisterAccount(
                                new AccountKey("Alpha-Live", 71),
                                "Account 71",
                                Platform.MT5,
                                "Alpha",
                                AccountPurpose.TRADING,
                                FundCode.CORE,
                                CapitalSource.CLIENT,
                                Currency.EUR,
                                "Europe/Athens",
                                false,
                                "",
                                Money.of("2000.00", "EUR"),
                                "Opened for a new contract")));
    }

    /// 12,000 + 1,000.33 × 1.12 of cash; the account's equity is not known, and its capital came on
    /// a day with a rate.
    private void fundPageInOne() {
        ConvertedFundPage page = inOne();
        assertThat(page.missing()).isEmpty();
        FundAccounting figures = Objects.requireNonNull(page.figures());
        assertThat(figures.unallocatedCash()).isEqualTo(Money.of("13120.37", "USD"));
        assertThat(figures.totalEquity()).isEmpty();
        assertThat(page.rates()).singleElement().matches(rate -> rate.words().contains("1.12"));
        assertThat(page.flowRates()).isEqualTo(page.rates());
        assertThat(page.funds())
                .filteredOn(fund -> fund.fundCode() == FundCode.CORE)
                .singleElement()
                .satisfies(fund -> assertThat(fund.total().basis().of()).isEqualTo(1))
                .satisfies(fund -> assertThat(fund.total().pnl()).isNull());
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
