package fidus.cashflow;

import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.paid;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.FundCode;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

class CashFlowCalendarTest {
    private static final ContractBook CORE = Books.of(1, FundCode.CORE, "18151.41", "2025-10-01");
    private static final ContractBook BALANCE =
            Books.of(4, FundCode.BALANCE, "100000.00", "2025-10-01");

    /// G31.
    @Test
    void clientAOfTheExamplesInMarchAndDecember() {
        CashFlowCalendar calendar = calendar("2025-11-15", "20000.00", "0.00");

        CashFlowMonth march = month(calendar, "2026-03");
        assertThat(sum(march, CashFlowKind.INTEREST)).isEqualTo(usd("7772.27"));
        assertThat(sum(march, CashFlowKind.COMMISSION)).isEqualTo(usd("777.23"));
        assertThat(march.totalDue()).isEqualTo(usd("8549.50"));
        CashFlowMonth december = month(calendar, "2026-12");
        assertThat(sum(december, CashFlowKind.INTEREST)).isEqualTo(usd("7772.28"));
        assertThat(sum(december, CashFlowKind.COMMISSION)).isEqualTo(usd("777.23"));
        assertThat(sum(december, CashFlowKind.PRINCIPAL)).isEqualTo(usd("118151.41"));
        assertThat(december.totalDue()).isEqualTo(usd("126700.92"));
        assertThat(calendar.months()).hasSize(14);
        assertThat(calendar.months().getFirst().month()).isEqualTo("2025-11");
        assertThat(march.clients()).containsExactly(due("8549.50"));
    }

    @Test
    void theBalanceRunsOverInterestAndCommissionsAndOverPrincipalOnlyWhenAsked() {
        CashFlowCalendar calendar = calendar("2025-11-15", "20000.00", "0.00");

        // January and February: 299.50 each, March: 8,549.50.
        assertThat(month(calendar, "2026-03").balanceBefore()).isEqualTo(usd("19401.00"));
        assertThat(month(calendar, "2026-03").balanceAfter()).isEqualTo(usd("10851.50"));
        // Interest 33,267.25 and commissions 3,326.76 less the opening.
        assertThat(calendar.interestGap()).isEqualTo(usd("16594.01"));
        assertThat(month(calendar, "2026-12").balanceAfter()).isEqualTo(usd("-16594.01"));
        assertThat(month(calendar, "2026-12").status()).isEqualTo(CashFlowStatus.CRITICAL);
        assertThat(calendar.firstShortfall().orElseThrow().month()).isEqualTo("2026-09");
        assertThat(month(calendar, "2026-09").status()).isEqualTo(CashFlowStatus.WARNING);
        assertThat(calendar.monthsUntilShortfall()).contains(10);

        var asked = Books.asked("2025-11-15", Books.opening("20000.00", "0.00"));
        var all =
                new CashFlowQuestion(
                        asked.currency(),
                        asked.today(),
                        asked.opening(),
                        EnumSet.allOf(CashFlowKind.class),
                        null,
                        null,
                        CashFlowLimits.STANDARD);
        var whole = CashFlowCalendar.of(all, Books.lines("2025-11-15", List.of(CORE, BALANCE)));
        assertThat(month(whole, "2026-12").balanceAfter()).isEqualTo(usd("-134745.42"));
    }

    @Test
    void nobodyGuessesABalanceOfWhichAPartIsMissing() {
        var lines = Books.lines("2025-11-15", List.of(CORE));
        var noCash =
                CashFlowCalendar.of(Books.asked("2025-11-15", Books.opening(null, "5.00")), lines);
        assertThat(noCash.months()).allMatch(month -> month.balanceAfter() == null);
        assertThat(noCash.months()).allMatch(month -> month.status() == null);
        assertThat(noCash.interestGap()).isNull();
        assertThat(noCash.firstShortfall()).isEmpty();
    }

    @Test
    void zeroIsFundedACentBelowWarnsAndBelowTenThousandIsCritical() {
        var early = new CashFlowLimits(usd("500.00"), usd("0.00"), usd("1.00"), null, "");
        assertThat(CashFlowStatus.of(usd("500.00"), early)).isEqualTo(CashFlowStatus.FUNDED);
        assertThat(CashFlowStatus.of(usd("499.99"), early)).isEqualTo(CashFlowStatus.WARNING);
        assertThat(CashFlowStatus.of(usd("-0.01"), early)).isEqualTo(CashFlowStatus.CRITICAL);
        assertThat(CashFlowStatus.of(usd("0.00"), CashFlowLimits.STANDARD))
                .isEqualTo(CashFlowStatus.FUNDED);
        assertThat(CashFlowStatus.of(usd("-0.01"), CashFlowLimits.STANDARD))
                .isEqualTo(CashFlowStatus.WARNING);
        assertThat(CashFlowStatus.of(usd("-10000.00"), CashFlowLimits.STANDARD))
                .isEqualTo(CashFlowStatus.WARNING);
        assertThat(CashFlowStatus.of(usd("-10000.01"), CashFlowLimits.STANDARD))
                .isEqualTo(CashFlowStatus.CRITICAL);
    }

    @Test
    void overdueRowsStandInTheFirstMonthAndAPaidRowInTheMonthItWasPaid() {
        PayoutRef first = PayoutRef.interest(1);
        ContractBook book = CORE.with(paid(CORE.schedule(), first), CORE.commissions());
        LocalDate today = day("2026-03-10");
        var rows =
                new CashFlowRows(
                        today, Map.of(new PaidRow(book.id(), first, false), day("2026-03-04")));
        rows.add(book);
        CashFlowCalendar calendar =
                CashFlowCalendar.of(
                        Books.asked("2026-03-10", Books.opening("0.00", "0.00")), rows.lines());

        CashFlowMonth march = calendar.months().getFirst();
        assertThat(march.totalPaid()).isEqualTo(usd("272.27"));
        // Two rows of interest and three of commission, all due by the 1st of March.
        assertThat(march.amounts())
                .contains(amount(CashFlowKind.INTEREST, CashFlowStanding.OVERDUE, "544.54"))
                .contains(amount(CashFlowKind.COMMISSION, CashFlowStanding.OVERDUE, "81.69"))
                .contains(amount(CashFlowKind.INTEREST, CashFlowStanding.PAID, "272.27"));
        assertThat(march.totalDue()).isEqualTo(usd("626.23"));
        assertThat(calendar.nextPayment()).isNotNull();
        assertThat(calendar.nextPayment().dueOn()).isEqualTo(day("2026-01-01"));
    }

    @Test
    void theFirstLargePaymentIsAboveFiveThousandAndPrincipalsAskForCashThirtyDaysBefore() {
        CashFlowCalendar calendar = calendar("2026-10-01", "0.00", "0.00");
        assertThat(calendar.firstLargePayment()).isNotNull();
        assertThat(calendar.firstLargePayment().dueOn()).isEqualTo(day("2026-03-01"));
        assertThat(calendar.contractEnds())
                .extracting(ContractEnd::principalDue)
                .containsExactlyInAnyOrder(usd("18151.41"), usd("100000.00"));
        assertThat(calendar.contractEnds()).noneMatch(ContractEnd::raiseCash);
        assertThat(calendar("2026-10-31", "0.00", "0.00").contractEnds())
                .noneMatch(ContractEnd::raiseCash);
        assertThat(calendar("2026-11-01", "0.00", "0.00").contractEnds())
                .allMatch(ContractEnd::raiseCash)
                .allMatch(end -> end.daysLeft() == 30);
    }

    @Test
    void aFilterShowsLessAndLeavesTheBalanceOfTheHouse() {
        var lines = Books.lines("2025-11-15", List.of(CORE, BALANCE));
        var opening = Books.opening("20000.00", "0.00");
        var house = Books.asked("2025-11-15", opening);
        var core =
                new CashFlowQuestion(
                        house.currency(),
                        house.today(),
                        opening,
                        house.includes(),
                        FundCode.CORE,
                        null,
                        CashFlowLimits.STANDARD);
        CashFlowMonth march = month(CashFlowCalendar.of(core, lines), "2026-03");
        assertThat(march.totalDue()).isEqualTo(usd("299.50"));
        assertThat(march.balanceAfter())
                .isEqualTo(month(CashFlowCalendar.of(house, lines), "2026-03").balanceAfter());
    }

    private static CashFlowAmount amount(CashFlowKind kind, CashFlowStanding standing, String sum) {
        return new CashFlowAmount(kind, FundCode.CORE, standing, usd(sum));
    }

    private static ClientDue due(String sum) {
        return new ClientDue(CORE.clientId(), "Client 1", usd(sum), usd("0"));
    }

    private static CashFlowCalendar calendar(String today, String cash, String revenue) {
        return CashFlowCalendar.of(
                Books.asked(today, Books.opening(cash, revenue)),
                Books.lines(today, List.of(CORE, BALANCE)));
    }

    private static CashFlowMonth month(CashFlowCalendar calendar, String month) {
        return calendar.months().stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseThrow();
    }

    private static Money sum(CashFlowMonth month, CashFlowKind kind) {
        return month.amounts().stream()
                .filter(one -> one.kind() == kind)
                .map(CashFlowAmount::sum)
                .reduce(usd("0"), Money::plus);
    }
}
