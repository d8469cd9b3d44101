package fidus.cashflow;

import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.Crystallisation;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.MandateId;
import fidus.funds.FundCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class FeeEstimatesTest {
    private static final FeeOrigin MONTHLY =
            origin(1, FeeType.MANAGER_PERFORMANCE, Crystallisation.MONTHLY, null);
    private static final FeeOrigin MANAGEMENT =
            origin(1, FeeType.MANAGER_MANAGEMENT, Crystallisation.MONTHLY, null);

    @Test
    void comingFeesAreTheMeanOfTheLastThreePostedAndThePaidOnesStandOnTheirDays() {
        List<ManagerFee> posted =
                List.of(
                        due("2026-01", "900.00", "2026-02-05", "2026-02-06"),
                        due("2026-02", "100.00", "2026-03-05", "2026-03-06"),
                        due("2026-03", "200.00", "2026-04-05", "2026-05-02"),
                        due("2026-04", "300.01", "2026-05-05", null));
        LocalDate today = day("2026-05-03");
        var rows = new CashFlowRows(today, Map.of());
        posted.forEach(rows::add);
        var lines = new ArrayList<>(rows.lines());
        lines.addAll(FeeEstimates.of(posted, today, CashFlowCalendar.MONTHS));
        CashFlowCalendar calendar =
                CashFlowCalendar.of(
                        Books.asked("2026-05-03", Books.opening("0.00", "0.00")), lines);

        assertThat(calendar.months().getFirst().amounts())
                .containsExactlyInAnyOrder(
                        amount(CashFlowStanding.FORECAST, "300.01"),
                        amount(CashFlowStanding.PAID, "200.00"));
        // (100.00 + 200.00 + 300.01) ÷ 3, rounded once.
        assertThat(calendar.months().subList(1, 14))
                .allSatisfy(
                        month ->
                                assertThat(month.amounts())
                                        .containsExactly(
                                                amount(CashFlowStanding.ESTIMATE, "200.00")));
        assertThat(calendar.paidWithoutDay()).isEqualTo(usd("0.00"));
    }

    @Test
    void performanceAndManagementFeesOfOneManagerAreEstimatedEachByItself() {
        List<ManagerFee> posted = new ArrayList<>();
        for (String month : List.of("2026-01", "2026-02", "2026-03")) {
            posted.add(fee(MONTHLY, FundCode.CORE, month, "900.00"));
            posted.add(fee(MANAGEMENT, FundCode.CORE, month, "100.00"));
        }

        assertThat(estimated(posted, "2026-04-10", 2))
                .containsExactly(
                        "2026-04-30 100.00 CORE Management fee of Manager M, estimated",
                        "2026-04-30 900.00 CORE Performance fee of Manager M, estimated",
                        "2026-05-31 100.00 CORE Management fee of Manager M, estimated",
                        "2026-05-31 900.00 CORE Performance fee of Manager M, estimated");
    }

    /// Of a month whose run is not posted yet nothing is known but the mean, and it is still to
    /// pay.
    @Test
    void theFeeOfAMonthJustOverCountsTodayUntilItIsPosted() {
        var posted = List.of(fee(MONTHLY, FundCode.CORE, "2026-01", "10000.00"));

        assertThat(estimated(posted, "2026-03-03", 1))
                .containsExactly(
                        "2026-03-03 10000.00 CORE Performance fee of Manager M, estimated",
                        "2026-03-31 10000.00 CORE Performance fee of Manager M, estimated");
        FeeOrigin ended =
                origin(1, FeeType.MANAGER_PERFORMANCE, Crystallisation.MONTHLY, day("2026-02-28"));
        assertThat(days(fee(ended, FundCode.CORE, "2026-01", "10000.00"), "2026-03-03"))
                .containsExactly("2026-03-03");
    }

    @Test
    void twoFundsOfOneManagerAreNotMixed() {
        FeeOrigin other = origin(2, FeeType.MANAGER_PERFORMANCE, Crystallisation.MONTHLY, null);
        assertThat(
                        estimated(
                                List.of(
                                        fee(MONTHLY, FundCode.CORE, "2026-03", "900.00"),
                                        fee(other, FundCode.BALANCE, "2026-03", "300.00")),
                                "2026-04-10",
                                1))
                .containsExactlyInAnyOrder(
                        "2026-04-30 300.00 BALANCE Performance fee of Manager M, estimated",
                        "2026-04-30 900.00 CORE Performance fee of Manager M, estimated");
    }

    @Test
    void aQuarterlyFeeComesFourTimesAYearAndAnAnnualOneOnce() {
        FeeOrigin quarterly =
                origin(1, FeeType.MANAGER_PERFORMANCE, Crystallisation.QUARTERLY, null);
        FeeOrigin annual = origin(2, FeeType.MANAGER_PERFORMANCE, Crystallisation.ANNUAL, null);

        assertThat(days(fee(quarterly, FundCode.CORE, "2026-03", "900.00"), "2026-04-10"))
                .containsExactly("2026-06-30", "2026-09-30", "2026-12-31", "2027-03-31");
        assertThat(days(fee(annual, FundCode.CORE, "2025-12", "900.00"), "2026-04-10"))
                .containsExactly("2026-12-31");
    }

    @Test
    void aMandateThatEndsBringsItsLastFeeOnThatMonthAndNoneAfter() {
        FeeOrigin ends =
                origin(
                        1,
                        FeeType.MANAGER_PERFORMANCE,
                        Crystallisation.QUARTERLY,
                        day("2026-08-15"));

        assertThat(days(fee(ends, FundCode.CORE, "2026-03", "900.00"), "2026-04-10"))
                .containsExactly("2026-06-30", "2026-08-31");
        assertThat(days(fee(ends, FundCode.CORE, "2026-08", "900.00"), "2026-09-10")).isEmpty();
    }

    @Test
    void aPeriodThatEarnedNothingCountsInTheMeanAndIsNoLine() {
        List<ManagerFee> posted =
                List.of(
                        fee(MONTHLY, FundCode.CORE, "2026-01", "900.00"),
                        fee(MONTHLY, FundCode.CORE, "2026-02", "0.00"),
                        fee(MONTHLY, FundCode.CORE, "2026-03", "0.00"));
        var rows = new CashFlowRows(day("2026-04-10"), Map.of());
        posted.forEach(rows::add);

        assertThat(rows.lines()).hasSize(1);
        assertThat(estimated(posted, "2026-04-10", 1))
                .containsExactly("2026-04-30 300.00 CORE Performance fee of Manager M, estimated");
    }

    private static FeeOrigin origin(
            long mandate, FeeType type, Crystallisation rhythm, @Nullable LocalDate endsOn) {
        return new FeeOrigin(new MandateId(new UUID(0, mandate)), type, rhythm, false, endsOn);
    }

    private static ManagerFee fee(FeeOrigin origin, FundCode fund, String period, String fee) {
        return new ManagerFee(
                "Manager M",
                origin,
                fund,
                period,
                usd(fee),
                YearMonth.parse(period).atEndOfMonth(),
                List.of());
    }

    private static ManagerFee due(
            String period, String fee, String dueOn, @Nullable String paidOn) {
        return new ManagerFee(
                "Manager M",
                MONTHLY,
                null,
                period,
                usd(fee),
                day(dueOn),
                paidOn == null ? List.of() : List.of(new ManagerFee.Paid(day(paidOn), usd(fee))));
    }

    private static List<String> estimated(List<ManagerFee> posted, String today, int months) {
        return FeeEstimates.of(posted, day(today), months).stream()
                .map(
                        line ->
                                line.dueOn()
                                        + " "
                                        + line.lineAmount().amount()
                                        + " "
                                        + line.fundCode()
                                        + " "
                                        + line.what())
                .toList();
    }

    private static List<String> days(ManagerFee posted, String today) {
        return FeeEstimates.of(Arrays.asList(posted), day(today), CashFlowCalendar.MONTHS).stream()
                .map(line -> line.dueOn().toString())
                .toList();
    }

    private static CashFlowAmount amount(CashFlowStanding standing, String sum) {
        return new CashFlowAmount(CashFlowKind.MANAGER_FEE, null, standing, usd(sum));
    }
}
