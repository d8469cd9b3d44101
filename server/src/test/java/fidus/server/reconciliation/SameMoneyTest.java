package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.DoToBreaks;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.UndoMatch;
import fidus.reconciliation.desk.Workbench;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// One wrong deal of a broker is said by several rules and is one difference: it is booked away
/// once, with the sign of the money and not of the rule.
final class SameMoneyTest extends DeskDeeds {
    private static final String MATCHED = "AMOUNT_DIFFERENCE";

    /// By hand: money missing at the broker of a TRADING account is 5400 / 4100, money found there
    /// 4100 / 5400; a SEPARATION account loses 5600 / 1130 and gains 1130 / 4500. The deal is 29.75
    /// in the books and 12.55 at the broker, or the other way round: 17.20 are missing or too much.
    /// The two rows of a deal differ by its whole amount each.
    @ParameterizedTest
    @CsvSource({
        "R16, TRADING, 29.75, 12.55, 5400, 4100, 17.20",
        "R16, TRADING, 12.55, 29.75, 4100, 5400, 17.20",
        "R16, SEPARATION, 29.75, 12.55, 5600, 1130, 17.20",
        "R16, SEPARATION, 12.55, 29.75, 1130, 4500, 17.20",
        "SECOND_COPY, TRADING, 29.75, 12.55, 5400, 4100, 17.20",
        "SECOND_COPY, TRADING, 12.55, 29.75, 4100, 5400, 17.20",
        "SECOND_COPY, SEPARATION, 29.75, 12.55, 5600, 1130, 17.20",
        "SECOND_COPY, SEPARATION, 12.55, 29.75, 1130, 4500, 17.20",
        "AMOUNT_DIFFERENCE, TRADING, 29.75, 12.55, 5400, 4100, 17.20",
        "AMOUNT_DIFFERENCE, TRADING, 12.55, 29.75, 4100, 5400, 17.20",
        "BOOK, TRADING, 29.75, 12.55, 5400, 4100, 29.75",
        "STATEMENT, TRADING, 29.75, 12.55, 4100, 5400, 12.55",
        "BOOK, SEPARATION, 29.75, 12.55, 5600, 1130, 29.75",
        "STATEMENT, SEPARATION, 29.75, 12.55, 1130, 4500, 12.55",
    })
    void aShortageIsALossAndASurplusAGainWhicheverRuleFoundIt(
            String rule,
            String purpose,
            String books,
            String broker,
            String debit,
            String credit,
            String amount) {
        long login = nextLogin();
        AccountKey account =
                purpose.equals("TRADING") ? desk.account(login) : desk.separation(login);
        Workbench bench = wrong(account, cents(books), cents(broker));

        Prepared asked = writeOff(explained(found(bench, account, rule)));
        var _ = desk.approve(asked, desk.approver());

        assertThat(entries(account)).hasSize(1);
        assertBooked(entries(account).getFirst(), debit, credit, usd(amount));
        boolean loss = credit.equals("4100") || credit.equals("1130");
        assertThat(asked.shown())
                .contains(
                        new Shown(
                                "Is booked as",
                                loss
                                        ? "a loss of " + amount + " USD, missing at the broker"
                                        : "a gain of " + amount + " USD, found at the broker"));
    }

    /// Neither is money at a broker: an entry would change the result of the account.
    @ParameterizedTest
    @CsvSource({"R1", "R8"})
    void whatIsNoMoneyAtTheBrokerIsNotBooked(String rule) {
        var stored = stored(rule, "k", LocalDate.MIN, null);

        refusedWith(Problem.Code.WRONG_STATE, () -> MoneyThere.of(stored), "no entry ends it");
    }

    /// Books 69.75, broker 32.55: 37.20 are missing, once.
    @Test
    void oneWrongDealIsBookedAwayOnceWhicheverRuleSaysIt() {
        AccountKey account = desk.account(nextLogin());
        Workbench bench = wrong(account, 69_75, 32_55);
        assertThat(found(bench, account, "R16").found().difference()).isEqualTo(usd("37.20"));
        BreakCard balance = explained(found(bench, account, "R16"));
        BreakCard copy = explained(found(bench, account, "SECOND_COPY"));
        BreakCard row = explained(found(bench, account, "STATEMENT"));
        String ticket = ReconciliationTest.row(account, 12);

        Prepared waits = writeOff(copy);
        assertThat(waits.shown())
                .filteredOn(line -> line.label().equals("Same money"))
                .extracting(Shown::value)
                .anyMatch(
                        said ->
                                said.startsWith(
                                        "Deals against balance (R16), the balance between "))
                .anyMatch(
                        said ->
                                said.endsWith(
                                        ", 37.20 USD books less broker: explained, not settled"))
                .anyMatch(said -> said.endsWith(", 32.55 USD: explained, not settled"))
                .anyMatch(said -> said.endsWith(", -69.75 USD: open"));
        refusedWith(Problem.Code.ALREADY_PENDING, () -> writeOff(balance), "ticket " + ticket);
        refusedWith(Problem.Code.ALREADY_PENDING, () -> writeOff(row), "ticket " + ticket);
        var _ = desk.approve(waits, desk.approver());

        long entry = entries(account).getFirst().number();
        String booked = "Ticket " + ticket + " is written off by entry " + entry + " (Second copy";
        refusedWith(Problem.Code.EVIDENCE_USED, () -> writeOff(balance), booked);
        refusedWith(Problem.Code.EVIDENCE_USED, () -> writeOff(row), booked);
        var _ = desk.approve(matched(bench, account), desk.approver());
        BreakCard difference = explained(found(desk.workbench(id(bench)), account, MATCHED));
        refusedWith(Problem.Code.EVIDENCE_USED, () -> writeOff(difference), booked);
        assertThat(resolve(balance, desk.secondOperator()).shown())
                .anyMatch(line -> line.value().endsWith("written off by entry " + entry));
        assertThat(entries(account)).hasSize(1);
    }

    /// The entry goes with the match; then, and only then, another one may book it.
    @Test
    void anUndoneMatchLeavesTheMoneyToBeBookedOnceAgain() {
        AccountKey account = desk.account(nextLogin());
        Workbench bench = wrong(account, 69_75, 32_55);
        var _ = desk.approve(matched(bench, account), desk.approver());
        BreakCard copy = explained(found(bench, account, "SECOND_COPY"));
        BreakCard difference = explained(found(desk.workbench(id(bench)), account, MATCHED));
        var _ = desk.approve(writeOff(difference), desk.approver());
        refusedWith(Problem.Code.EVIDENCE_USED, () -> writeOff(copy), "is written off by entry");

        var match = matchOf(desk.workbench(id(bench)), account, 12);
        var undo = new UndoMatch(match.id(), WHY, match.version());
        Prepared undoing =
                Objects.requireNonNull(
                        server.call(ReconciliationCalls.UNDO, undo, desk.operator()).waits());
        var _ = desk.approve(undoing, desk.approver());
        var _ = desk.approve(writeOff(copy), desk.approver());
        var _ =
                desk.take(
                        told(account, 32_55, "2026.11.23 08:59")
                                .deposit(17, "2026.11.23 08:10:00", 1_00));
        Workbench next = desk.reconcile(account);

        BreakCard row = explained(found(next, account, "BOOK"));
        refusedWith(Problem.Code.EVIDENCE_USED, () -> writeOff(row), "(Second copy, -37.20 USD)");
        assertThat(entries(account)).as("one was taken back").hasSize(2);
        assertBooked(entries(account).getFirst(), "5400", "4100", usd("37.20"));
    }

    @Test
    void aListHoldsTheSameMoneyOnce() {
        AccountKey account = desk.account(nextLogin());
        Workbench bench = wrong(account, 69_75, 32_55);
        BreakCard balance = explained(found(bench, account, "R16"));
        BreakCard copy = explained(found(bench, account, "SECOND_COPY"));
        var both =
                new DoToBreaks(
                        List.of(shown(balance), shown(copy)), BreakDeed.WRITE_OFF, null, null, WHY);

        var trial = server.call(ReconciliationCalls.TRY_ON_BREAKS, both, desk.secondOperator());

        assertThat(trial.refused())
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(copy.found().id()))
                .satisfies(one -> assertThat(one.why()).contains("speaks of the same money"));
        refusedWith(
                Problem.Code.BAD_VALUE,
                () -> server.call(ReconciliationCalls.DO_TO_BREAKS, both, desk.secondOperator()),
                "");
    }

    /// The account was compared for the first time on 20 November, so that all of it was first seen
    /// to differ then. By hand, with a day more on both sides: the balance of 5 and 6 March holds
    /// the deals of 4 to 7 March, and earlier ones that were seen to differ on 4 to 7 March.
    @ParameterizedTest
    @CsvSource({
        "2026-01-12, 2026-11-20, false, true",
        "2026-03-03, 2026-11-20, false, true",
        "2026-03-04, 2026-11-20, true, true",
        "2026-03-07, 2026-11-20, true, true",
        "2026-03-08, 2026-11-20, false, false",
        "2026-01-12, 2026-03-03, false, false",
        "2026-01-12, 2026-03-04, true, true",
        "2026-01-12, 2026-03-07, true, true",
        "2026-01-12, 2026-03-08, false, true",
    })
    void aBalanceBarsTheDealsOfItsDaysAndOnlyWarnsOfEarlierOnesSeenLater(
            LocalDate deal, LocalDate seen, boolean bars, boolean warns) {
        var balance =
                stored(
                        SameMoney.BALANCE,
                        "1@Fidus-Real/2026-03-05T10:00:00Z/2026-03-06T10:00:00Z",
                        LocalDate.parse("2026-11-20"),
                        null);
        var row = stored(ReconciliationBreak.UNMATCHED, "1@Fidus-Real/BOOK/12", seen, deal);

        assertThat(SaidOf.bars(row, balance)).isEqualTo(bars);
        assertThat(SaidOf.bars(balance, row)).isEqualTo(bars);
        assertThat(SaidOf.maybeSame(row, balance)).isEqualTo(warns);
    }

    private static BreakStore.StoredBreak stored(
            String rule, String key, LocalDate seen, @Nullable LocalDate day) {
        var sighting =
                new ReconciliationBreak.Sighting(
                        new RunId(UUID.randomUUID()), rule, key, "1", "2", Severity.WARNING);
        var found =
                ReconciliationBreak.seen(
                        new BreakId(UUID.randomUUID()), sighting, usd("-5.00"), seen);
        return BreakStore.StoredBreak.of("1@Fidus-Real", found, day, 1, null);
    }

    private static ExplainBreaks.Shown shown(BreakCard card) {
        return new ExplainBreaks.Shown(card.found().id(), card.found().version());
    }

    private static Prepared matched(Workbench bench, AccountKey account) {
        return Objects.requireNonNull(
                match(by(bench, account, 12, 12, false, WHY)).waits(), "its sides differ");
    }

    /// The deal 12 is in the books with one amount and told again with another.
    private static Workbench wrong(AccountKey account, long books, long broker) {
        var _ = desk.take(told(account, books, "2026.11.23 08:56"));
        var _ = desk.take(told(account, broker, "2026.11.23 08:57"));
        return desk.reconcile(account);
    }

    private static Statement told(AccountKey account, long cents, String printed) {
        return new Statement(account.login(), printed)
                .deposit(10, "2026.11.13 09:00:00", 1_00)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .deposit(12, "2026.11.17 11:00:00", cents);
    }

    private static BreakCard found(Workbench bench, AccountKey account, String rule) {
        return switch (rule) {
            case "BOOK", "STATEMENT" -> breakOf(bench, account, Side.valueOf(rule), 12);
            case MATCHED -> {
                boolean is =
                        bench.breaks().stream().anyMatch(one -> one.found().rule().equals(rule));
                if (!is) {
                    var _ = desk.approve(matched(bench, account), desk.approver());
                }
                yield ReconciliationTest.ofRule(desk.workbench(id(bench)), rule);
            }
            default -> ReconciliationTest.ofRule(bench, rule);
        };
    }

    private static BreakCard explained(BreakCard card) {
        return desk.explain(card, CauseCode.DATA_GAP);
    }

    private static void refusedWith(Problem.Code code, ThrowingCallable deed, String words) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refused.class,
                        why -> {
                            assertThat(why.problem().code()).isEqualTo(code);
                            assertThat(why.problem().message()).contains(words);
                        });
    }

    private static long cents(String amount) {
        return Long.parseLong(amount.replace(".", ""));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static long login = 8200;

    private static long nextLogin() {
        return login++;
    }
}
