package fidus.server.rates;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.close.AboutClose;
import fidus.close.CloseBlock;
import fidus.close.CloseCalls;
import fidus.close.ClosePlace;
import fidus.close.StepKind;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.ledger.PrepareEntry;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.rates.AboutRevaluation;
import fidus.rates.ExchangeRate;
import fidus.rates.FindRates;
import fidus.rates.PrepareRates;
import fidus.rates.RateCalls;
import fidus.rates.Revaluation;
import fidus.rates.RevaluationMonth;
import fidus.rates.RevaluationState;
import fidus.rates.ReverseRevaluation;
import fidus.server.Office;
import fidus.server.ledger.Months;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// E20 through the whole server: 1,000.00 EUR bought for 1,085.00 USD, held over two month ends.
class RatesTest {
    private static final AboutRevaluation MARCH = new AboutRevaluation("2027-03");
    private static final AboutRevaluation APRIL = new AboutRevaluation("2027-04");
    private static final Map<String, String> PAIR = Map.of("pair", "EUR/USD");

    private Office desk;

    @BeforeEach
    void open() {
        desk = new Office("2027-05-03");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Map<String, String> bank(String name) {
        return Map.of("bankAccount", name);
    }

    private void bought(String eur, String usd) {
        List<Posting> postings =
                List.of(
                        Postings.debit("1010", Money.of(eur, "EUR"), bank("Bank EUR")),
                        Postings.credit("1900", Money.of(eur, "EUR"), PAIR),
                        Postings.debit("1900", Money.of(usd, "USD"), PAIR),
                        Postings.credit("1010", Money.of(usd, "USD"), bank("Bank USD")));
        desk.approve(
                desk.ask(
                        LedgerCalls.ENTER,
                        new PrepareEntry(
                                "E20",
                                LocalDate.parse("2027-03-10"),
                                postings,
                                "Deal slip 12",
                                "Euros for the fund's bank")));
    }

    private static ExchangeRate eur(String on, String rate) {
        return new ExchangeRate(
                Currency.EUR, LocalDate.parse(on), new BigDecimal(rate), "ECB reference rates");
    }

    private Prepared enter(String reason, ExchangeRate... rates) {
        return desk.ask(RateCalls.PREPARE, new PrepareRates(List.of(rates), reason));
    }

    private RevaluationMonth month(AboutRevaluation period) {
        return desk.ask(RateCalls.MONTH, period);
    }

    private String usdOn(String account) {
        return desk.ask(LedgerCalls.TRIAL_BALANCE, new Nothing()).lines().stream()
                .filter(line -> line.account().equals(account))
                .filter(line -> line.balance().currency().equals(Currency.USD))
                .map(line -> line.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    private JournalEntry newest() {
        return desk.ask(LedgerCalls.ENTRIES, new FindEntries(null, null, null, 1))
                .rows()
                .getFirst();
    }

    @Test
    void twoMonthEndsPostWhatTheRateMovedAndNoMore() {
        bought("1000.00", "1085.00");
        desk.approve(enter("", eur("2027-03-31", "1.12"), eur("2027-04-30", "1.1")));

        Prepared waiting = desk.ask(RateCalls.REVALUE, MARCH);
        assertThat(waiting.shown())
                .contains(
                        new Shown(
                                "EUR/USD holds -1000.00 EUR",
                                "-1120.0000 USD at 1 EUR = 1.12 USD of 2027-03-31, ECB reference"
                                        + " rates"),
                        new Shown("EUR/USD holds 1085.00 USD", "1085.00 USD"),
                        new Shown("EUR/USD gain", "35.00 USD, rounded from -35.0000"));
        assertThat(usdOn("5700")).isEqualTo("0.00");
        desk.approve(waiting);

        assertThat(newest().eventCode()).isEqualTo("E20");
        assertThat(newest().valueOn()).isEqualTo("2027-03-31");
        assertThat(usdOn("5700")).isEqualTo("-35.00");
        assertThat(usdOn("1900")).isEqualTo("1120.00");
        assertThat(month(MARCH).open()).isEmpty();
        assertThat(desk.code(() -> desk.ask(RateCalls.REVALUE, MARCH)))
                .isEqualTo(Problem.Code.NOTHING_DUE);

        desk.approve(desk.ask(RateCalls.REVALUE, APRIL));
        assertThat(usdOn("5700")).isEqualTo("-15.00");
        assertThat(usdOn("1900")).isEqualTo("1100.00");
    }

    @Test
    void aPostedRevaluationIsMirroredByTwoPersonsAndMayBeDoneAgain() {
        bought("1000.00", "1085.00");
        desk.approve(enter("", eur("2027-03-31", "1.12")));
        desk.approve(desk.ask(RateCalls.REVALUE, MARCH));
        JournalEntry posted = newest();
        Revaluation done = month(MARCH).posted().getFirst();
        var asks = new ReverseRevaluation(done.id(), "The rate was typed wrongly");
        Prepared waiting = desk.ask(RateCalls.REVERSE, asks);
        assertThat(desk.code(() -> desk.decide(waiting, desk.operator)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        desk.approve(waiting);

        assertThat(newest().reverses()).isEqualTo(posted.id());
        assertThat(usdOn("5700")).isEqualTo("0.00");
        assertThat(month(MARCH).posted())
                .extracting(Revaluation::revaluationState)
                .containsExactly(RevaluationState.REVERSED);
        assertThat(desk.code(() -> desk.ask(RateCalls.REVERSE, asks)))
                .isEqualTo(Problem.Code.WRONG_STATE);

        desk.approve(enter("It was typed wrongly", eur("2027-03-31", "1.13")));
        desk.approve(desk.ask(RateCalls.REVALUE, MARCH));
        assertThat(usdOn("5700")).isEqualTo("-45.00");
    }

    @Test
    void withoutAnApprovedRateOfTheLastWeekNothingIsValued() {
        bought("1000.00", "1085.00");
        Prepared waiting = enter("", eur("2027-03-31", "1.12"));
        Problem why = problem(() -> desk.ask(RateCalls.REVALUE, MARCH));
        assertThat(why.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(why.message())
                .isEqualTo(
                        "No rate of EUR is approved for 2027-03-31 or the 7 days before it. Enter"
                                + " one and have it approved.");
        assertThat(month(MARCH).missing()).containsExactly(why.message());
        desk.withdraw(waiting, desk.operator);

        desk.approve(enter("", eur("2027-03-23", "1.12")));
        assertThat(month(MARCH).missing()).hasSize(1);
        desk.approve(enter("", eur("2027-03-24", "1.12")));
        assertThat(month(MARCH).open()).hasSize(1);
    }

    @Test
    void theCloseOfTheMonthWaitsForIt() {
        bought("1000.00", "1085.00");
        assertThat(blocks()).singleElement().asString().startsWith("No rate of EUR");
        desk.approve(enter("", eur("2027-03-31", "1.12")));
        assertThat(blocks())
                .containsExactly(
                        "1900 EUR/USD is not in the books at the rates of 2027-03-31: 35.00 USD is"
                                + " open. Revalue the month.");
        desk.approve(desk.ask(RateCalls.REVALUE, MARCH));
        assertThat(blocks()).isEmpty();
    }

    private List<String> blocks() {
        return desk
                .ask(CloseCalls.MONTH, new AboutClose("2027-03"))
                .step(StepKind.MARK_TO_MARKET)
                .blocks()
                .stream()
                .filter(one -> one.closePlace() == ClosePlace.RATES)
                .map(CloseBlock::message)
                .toList();
    }

    @Test
    void aRateThatChangedMeanwhileVoidsWhatWasShown() {
        bought("1000.00", "1085.00");
        desk.approve(enter("", eur("2027-03-30", "1.12")));
        Prepared waiting = desk.ask(RateCalls.REVALUE, MARCH);
        desk.approve(enter("", eur("2027-03-31", "1.13")));
        assertThat(desk.code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.STALE_VERSION);
        assertThat(usdOn("5700")).isEqualTo("0.00");
    }

    @Test
    void ratesAreCheckedFieldByFieldAndReplacedWithAReason() {
        assertThat(field("", eur("2027-03-31", "0"))).isEqualTo("rates.0.rate");
        assertThat(field("", eur("2027-05-04", "1.1"))).isEqualTo("rates.0.on");
        assertThat(field("", eur("2027-03-31", "1.1"), eur("2027-03-31", "1.2")))
                .isEqualTo("rates.1.on");
        var base =
                new ExchangeRate(
                        Currency.USD, LocalDate.parse("2027-03-31"), BigDecimal.ONE, "Nobody");
        assertThat(field("", base)).isEqualTo("rates.0.currency");

        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        String before = desk.operator;
        desk.operator = both;
        Prepared own = enter("", eur("2027-03-31", "1.12"));
        desk.operator = before;
        assertThat(desk.code(() -> desk.decide(own, both))).isEqualTo(Problem.Code.SAME_PERSON);
        desk.approve(own);
        assertThat(field("", eur("2027-03-31", "1.12"))).isEqualTo("rates.0");
        assertThat(field("", eur("2027-03-31", "1.13"))).isEqualTo("reason");

        Prepared again = enter("It was typed wrongly", eur("2027-03-31", "1.13"));
        assertThat(again.shown().getFirst().value())
                .isEqualTo("1 EUR = 1.13 USD (ECB reference rates), instead of 1.12");
        desk.approve(again);
        var rates = desk.ask(RateCalls.FIND, new FindRates("EUR")).rates();
        assertThat(rates).hasSize(1);
        assertThat(rates.getFirst().version()).isEqualTo(2);
        assertThat(rates.getFirst().rate().rate()).isEqualByComparingTo("1.13");

        Months.lock(desk.server.mongo(), "2027-03");
        assertThat(desk.code(() -> enter("It was typed wrongly", eur("2027-03-31", "1.14"))))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(desk.code(() -> desk.ask(RateCalls.REVALUE, MARCH)))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
    }

    @Test
    void aLockedMonthKeepsTheRatesItWasValuedWith() {
        bought("1000.00", "1085.00");
        desk.approve(enter("", eur("2027-03-29", "1.12")));
        desk.approve(desk.ask(RateCalls.REVALUE, MARCH));
        Prepared waiting = enter("", eur("2027-03-30", "1.13"));
        Months.lock(desk.server.mongo(), "2027-03");

        assertThat(field("", eur("2027-04-30", "1.1"), eur("2027-03-31", "1.13")))
                .isEqualTo("rates.1.on");
        assertThat(desk.code(() -> enter("", eur("2027-03-31", "1.13"))))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(desk.code(() -> desk.approve(waiting))).isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(month(MARCH).open()).isEmpty();

        desk.approve(enter("", eur("2027-03-19", "1.11"), eur("2027-03-20", "1.11")));
        assertThat(month(MARCH).open()).isEmpty();
    }

    private String field(String reason, ExchangeRate... rates) {
        return problem(() -> enter(reason, rates)).fields().getFirst().field();
    }
}
