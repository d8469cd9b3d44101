package fidus.statements;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.InvestmentId;
import fidus.investments.book.BookedFrom;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.Contract;
import fidus.investments.schedule.EarlyRedemption;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.ReturnedPayout;
import fidus.money.Money;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// What happens to a contract is told in the month in which it happens; months before stay told.
class StatementsAsOfTest {
    private final ContractBook whole = ClientA.book(1, FundCode.BALANCE, balance());

    /// 100,000.00 of BALANCE from 2026-01-01: 2,500.00 a month from 2026-03-01 on.
    private static PayoutSchedule balance() {
        FundTerms terms =
                Contract.terms(FundCode.BALANCE)
                        .change()
                        .earlyRedemption(new BigDecimal("0.05"), 30)
                        .terms();
        return PayoutSchedule.of(terms, usd("100000"), day("2026-01-01"));
    }

    private ContractBook ended() {
        LocalDate on = day("2026-05-10");
        var early = EarlyRedemption.of(whole.schedule(), day("2026-04-01"), on);
        return whole.changed(on, early.after(), Commissions.none());
    }

    private ContractBook amended() {
        LocalDate on = day("2026-05-10");
        FundTerms more =
                whole.schedule().terms().change().monthlyRate(new BigDecimal("0.03")).terms();
        return whole.changed(on, whole.schedule().amended(more, on), Commissions.none());
    }

    private ContractBook starting(String start, String on) {
        PayoutSchedule moved = whole.schedule().startingOn(day(start), day(on));
        return whole.booked(new BookedFrom(day("2026-01-01"), day("2026-01-01")))
                .changed(day(on), moved, Commissions.none());
    }

    @Test
    void anEarlyEndTakesInterestBackInItsOwnMonth() {
        assertThat(digest(ended(), "2026-04")).isEqualTo(digest(whole, "2026-04"));
        ContractLine may = line(ended(), "2026-05");
        assertThat(may.movements())
                .isEqualTo(
                        new Movements(
                                usd("104916.67"),
                                usd("0"),
                                usd("-4916.67"),
                                usd("0"),
                                usd("95000"),
                                usd("5000")));
        assertThat(may.changeLines())
                .containsExactly(
                        new ChangeLine(day("2026-05-10"), RowsChange.ENDED_EARLY, usd("-5750.00")));
        follow(ended());
    }

    @Test
    void anAmendmentChangesNoMonthBeforeIt() {
        assertThat(digest(amended(), "2026-04")).isEqualTo(digest(whole, "2026-04"));
        ContractLine may = line(amended(), "2026-05");
        // 3,000.00 a month since March instead of 2,500.00, and 69 of 30 days by then.
        assertThat(may.changeLines())
                .containsExactly(
                        new ChangeLine(day("2026-05-10"), RowsChange.AMENDED, usd("1150.00")));
        follow(amended());
    }

    @Test
    void anAmendmentFromALaterDayChangesNothingBeforeItAndSaysBothRates() {
        LocalDate on = day("2026-05-10");
        FundTerms more =
                whole.schedule().terms().change().monthlyRate(new BigDecimal("0.03")).terms();
        PayoutSchedule rows = whole.schedule().amended(more, on, day("2026-06-01"));
        ContractBook later = whole.changed(on, rows, Commissions.none());

        assertThat(digest(later, "2026-04")).isEqualTo(digest(whole, "2026-04"));
        assertThat(line(later, "2026-05").changeLines())
                .containsExactly(new ChangeLine(on, RowsChange.AMENDED, usd("0.00")));
        assertThat(line(later, "2026-05").movements())
                .isEqualTo(line(whole, "2026-05").movements());
        assertThat(line(later, "2026-05").terms())
                .startsWith(
                        "2.5 % interest a month on the principal, 3 % from 1 June 2026, not"
                                + " compounded, from 1 March 2026 for 12 months.");
        follow(later);
    }

    @Test
    void aCorrectedStartMovesNoPrincipal() {
        for (String start : List.of("2025-12-20", "2026-02-02", "2026-04-20")) {
            ContractBook moved = starting(start, "2026-02-05");
            assertThat(digest(moved, "2026-01")).isEqualTo(digest(whole, "2026-01"));
            assertThat(line(moved, "2026-02").movements().deposits().isZero()).isTrue();
            assertThat(line(moved, "2026-02").changeLines())
                    .extracting(ChangeLine::change)
                    .containsExactly(RowsChange.START_CORRECTED);
            follow(moved);
        }
    }

    @Test
    void aContractBeginsInTheMonthWhoseBooksTakeIt() {
        ContractBook late = whole.booked(new BookedFrom(day("2026-02-01"), day("2026-02-01")));
        assertThat(of(late, "2026-01").sections()).isEmpty();
        assertThat(line(late, "2026-02").movements().deposits()).isEqualTo(usd("100000"));
        follow(late);
    }

    @Test
    void aPaymentThatCameBackWasPaidInItsMonthAndIsTakenBackInAnother() {
        var first = new ReturnedPayout(day("2026-06-20"), day("2026-07-01"));
        ContractBook paid =
                ClientA.book(
                        1,
                        FundCode.BALANCE,
                        Contract.paid(whole.schedule(), PayoutRef.interest(1)));
        String june = digest(paid, "2026-06", new Paid("2026-06-20", List.of()));

        assertThat(digest(whole, "2026-06", new Paid(null, List.of(first)))).isEqualTo(june);
        assertThat(digest(paid, "2026-06", new Paid("2026-08-03", List.of(first)))).isEqualTo(june);
        ClientStatement july = of(whole, "2026-07", new Paid(null, List.of(first)));
        assertThat(july.sections().getFirst().total().payoutsPaid()).isEqualTo(usd("-7500"));
        assertThat(july.sections().getFirst().payouts())
                .extracting(line -> line.lineState() + " " + line.payoutAmount())
                .containsExactly("RETURNED -7500.00 USD", "AVAILABLE 7500.00 USD");
        follow(paid, new Paid("2026-08-03", List.of(first)));
    }

    /// Every month opens with what the one before closed with.
    private static void follow(ContractBook book) {
        follow(book, new Paid(null, List.of()));
    }

    private static void follow(ContractBook book, Paid paid) {
        Money closed = usd("0");
        for (int month = 0; month < 20; month++) {
            String period = YearMonth.of(2026, 1).plusMonths(month).toString();
            Movements movements = line(of(book, period, paid)).movements();
            assertThat(movements.opening()).as(period).isEqualTo(closed);
            closed = movements.closing();
        }
    }

    private static ContractLine line(ContractBook book, String month) {
        return line(of(book, month));
    }

    private static ContractLine line(ClientStatement statement) {
        return statement.sections().isEmpty()
                ? new ContractLine(
                        new InvestmentId(new java.util.UUID(0, 1)),
                        1,
                        FundCode.BALANCE,
                        usd("0"),
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        "",
                        Movements.zero(usd("0").currency()))
                : statement.sections().getFirst().contracts().getFirst();
    }

    private static String digest(ContractBook book, String month) {
        return of(book, month).digest();
    }

    private static String digest(ContractBook book, String month, Paid paid) {
        return of(book, month, paid).digest();
    }

    private static ClientStatement of(ContractBook book, String month) {
        return of(book, month, new Paid(null, List.of()));
    }

    private static ClientStatement of(ContractBook book, String month, Paid paid) {
        return ClientStatements.of(
                new StatementInput(
                        ClientA.ID,
                        "Ana",
                        YearMonth.parse(month),
                        BusinessDays.UTC,
                        List.of(book),
                        List.of(),
                        List.of(),
                        paid,
                        StatementInput.ValuedDays.IN_TIME));
    }

    /// @param on absent while it is not paid
    private record Paid(@org.jspecify.annotations.Nullable String on, List<ReturnedPayout> back)
            implements StatementInput.PaidDays {
        @Override
        public Optional<LocalDate> paidOn(InvestmentId contract, PayoutRef row) {
            return Optional.ofNullable(on).map(LocalDate::parse);
        }

        @Override
        public List<ReturnedPayout> returned(InvestmentId contract, PayoutRef row) {
            return row.equals(PayoutRef.interest(1)) ? back : List.of();
        }
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
