package fidus.statements;

import static fidus.deposits.DepositState.CONFIRMED;
import static fidus.deposits.DepositState.REVERSED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.CountedDeposit;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// March 2026 of Client A, reckoned by hand. By the calendar 2.9 months are earned on 28 February
/// (27 days of the third month) and 4 on 31 March (30 leftover days count as a whole month):
///
/// - CORE 18,151.41 × 1.5 % × 2.9 = 789.586… → 789.59, × 4 = 1,089.0846 → 1,089.08
/// - BALANCE 100,000 × 2.5 % × 2.9 = 7,250.00, × 4 = 10,000.00
class ClientStatementsTest {
    private final ClientStatement march = ClientStatements.of(ClientA.inMarch().in("2026-03"));
    private final CurrencySection usd = march.sections().getFirst();

    @Test
    void coreOpensEarnsPaysAndClosesAsReckonedByHand() {
        assertThat(usd.contracts().getFirst().movements())
                .isEqualTo(of("18396.46", "0.00", "299.49", "272.27", "18423.68"));
    }

    @Test
    void balanceOpensEarnsPaysAndClosesAsReckonedByHand() {
        assertThat(usd.contracts().getLast().movements())
                .isEqualTo(of("107250.00", "0.00", "2750.00", "7500.00", "102500.00"));
        assertThat(usd.total())
                .isEqualTo(of("125646.46", "0.00", "3049.49", "7772.27", "120923.68"));
    }

    @Test
    void theMonthOfTheStartBringsThePrincipalAsADeposit() {
        CurrencySection october =
                ClientStatements.of(ClientA.inMarch().in("2025-10")).sections().getFirst();
        assertThat(october.total()).isEqualTo(of("0.00", "118151.41", "0.00", "0.00", "118151.41"));
        assertThat(ClientStatements.of(ClientA.inMarch().in("2025-09")).sections()).isEmpty();
    }

    @Test
    void aPaymentOfALaterMonthIsNotInThisOne() {
        CurrencySection february =
                ClientStatements.of(ClientA.inMarch().in("2026-02")).sections().getFirst();
        assertThat(february.total().closing()).isEqualTo(usd.total().opening());
        assertThat(february.total().payoutsPaid()).isEqualTo(usd("272.27"));
        assertThat(february.upcoming())
                .extracting(PayoutLine::lineState)
                .containsOnly(LineState.SCHEDULED);
    }

    @Test
    void theRowsOfTheMonthAndTheNextOnesAreListed() {
        assertThat(usd.payouts())
                .extracting(PayoutLine::paidOn)
                .containsExactly(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 3));
        assertThat(usd.upcoming())
                .extracting(line -> line.dueOn() + " " + line.payoutAmount())
                .containsExactly(
                        "2026-04-01 272.27 USD",
                        "2026-05-01 272.27 USD",
                        "2026-06-01 272.27 USD",
                        "2026-06-01 7500.00 USD");
        assertThat(usd.months()).hasSize(6);
        assertThat(usd.months().getLast())
                .isEqualTo(new MonthInterest("2026-03", usd("3049.49"), usd("7772.27")));
    }

    @Test
    void theTermsAreSaidInWords() {
        assertThat(usd.contracts().getLast().terms())
                .isEqualTo(
                        "2.5 % interest a month on the principal, not compounded, from 1 December"
                                + " 2025 for 12 months. Paid every quarter, 4 payouts in all."
                                + " Principal repaid on 1 December 2026, not before.");
    }

    @Test
    void aPaidRowWithoutADayMakesNoStatement() {
        ClientA client = ClientA.inMarch();
        client.forgetPaymentDays();
        assertThatThrownBy(() -> ClientStatements.of(client.in("2026-03")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("INTEREST 1 of contract 1 is PAID")
                .extracting(e -> ((Refused) e).problem().code())
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void figuresThatDoNotAddUpAreRefused() {
        Movements wrong = of("100.00", "0.00", "1.00", "0.00", "101.01");
        assertThatThrownBy(() -> wrong.checked("Contract 1"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("101.00 USD")
                .hasMessageContaining("101.01 USD");
        CurrencySection other =
                new CurrencySection(
                        usd.currency(),
                        List.of(usd.contracts().getFirst()),
                        usd.total(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        var statement =
                new ClientStatement(
                        march.clientId(),
                        "A",
                        "2026-03",
                        march.from(),
                        march.to(),
                        "UTC",
                        List.of(other));
        assertThatThrownBy(statement::checked).hasMessageContaining("not the sum");
    }

    @Test
    void theDepositsThatCountInTheMonthAreListed() {
        assertThat(
                        inMarch(
                                counted(1, "2026-03-05", "2026-03-05", null),
                                counted(3, "2026-04-01", "2026-04-01", null)))
                .containsExactly(line(1, "2026-03-05", "10.00", null, null));
    }

    @Test
    void whatCameAfterItsMonthWasClosedStandsInTheOneThatHasIt() {
        assertThat(inMarch(counted(1, "2026-03-30", "2026-04-01", null))).isEmpty();
        assertThat(inMarch(counted(2, "2026-02-27", "2026-03-01", null)))
                .containsExactly(line(2, "2026-02-27", "10.00", "2026-03-01", null));
    }

    @Test
    void whatIsTakenBackLaterStaysWhereItWasToldAndIsReversedInItsMonth() {
        assertThat(inMarch(counted(1, "2026-03-05", "2026-03-05", "2026-04-02")))
                .containsExactly(line(1, "2026-03-05", "10.00", null, null));
        assertThat(inMarch(counted(2, "2026-02-05", "2026-02-05", "2026-03-02")))
                .containsExactly(line(2, "2026-02-05", "-10.00", null, "2026-03-02"));
        assertThat(inMarch(counted(3, "2026-03-05", "2026-03-05", "2026-03-05")))
                .containsExactly(
                        line(3, "2026-03-05", "10.00", null, null),
                        line(3, "2026-03-05", "-10.00", null, "2026-03-05"));
    }

    private static List<DepositLine> inMarch(CountedDeposit... deposits) {
        return ClientStatements.of(ClientA.inMarch().in("2026-03", List.of(deposits)))
                .sections()
                .getFirst()
                .deposits();
    }

    private static DepositLine line(
            long number, String day, String sum, @Nullable String counts, @Nullable String back) {
        return new DepositLine(
                number,
                LocalDate.parse(day),
                usd(sum),
                counts == null ? null : LocalDate.parse(counts),
                back == null ? null : LocalDate.parse(back));
    }

    private static CountedDeposit counted(
            long number, String day, String counts, @Nullable String back) {
        return new CountedDeposit(
                deposit(number, day, back == null ? CONFIRMED : REVERSED),
                LocalDate.parse(counts),
                back == null ? null : LocalDate.parse(back));
    }

    @Test
    void twoStatementsDifferInNamedFigures() {
        ClientA other = ClientA.inMarch();
        other.payCore(4, "2026-03-31");
        List<ChangedFigure> changes =
                StatementDifference.between(march, ClientStatements.of(other.in("2026-03")));
        assertThat(changes)
                .contains(
                        new ChangedFigure(
                                "USD · Contract 1 · closing value", "18,423.68", "18,151.41"))
                .allMatch(change -> !change.before().equals(change.after()));
        assertThat(StatementDifference.between(march, march)).isEmpty();
    }

    private static Deposit deposit(long number, String day, DepositState state) {
        return new Deposit(
                new DepositId(new UUID(1, number)),
                number,
                ClientA.ID,
                "A",
                usd("10.00"),
                LocalDate.parse(day),
                DepositMethod.FIAT,
                "W" + number,
                "Bank",
                "",
                state,
                usd("0.00"),
                Instant.EPOCH,
                "O",
                null,
                null,
                1);
    }

    private static Movements of(String a, String b, String c, String d, String e) {
        return new Movements(usd(a), usd(b), usd(c), usd(d), usd(e));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
