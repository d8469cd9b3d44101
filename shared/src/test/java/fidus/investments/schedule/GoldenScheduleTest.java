package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.amounts;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.days;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.money.Decimals;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// On which day each row falls due.
final class GoldenScheduleTest extends Golden {
    /// G1.
    @Test
    void aPortfolioByMonthsOfThirtyDays() {
        PayoutSchedule core = thirty(FundCode.CORE, "10000");
        PayoutSchedule balance = thirty(FundCode.BALANCE, "50000");
        PayoutSchedule dynamic = thirty(FundCode.DYNAMIC, "250000");

        assertThat(amounts(core)).isEqualTo(Collections.nCopies(12, "150.00"));
        assertThat(core.maturityTotal()).isEqualTo(usd("11800.00"));
        assertThat(core.dates().dueOn().getFirst()).isEqualTo("2026-02-18");
        assertThat(core.dates().dueOn().getLast()).isEqualTo("2027-01-14");
        assertThat(amounts(balance)).isEqualTo(Collections.nCopies(4, "3750.00"));
        assertThat(balance.maturityTotal()).isEqualTo(usd("65000.00"));
        assertThat(balance.dates().dueOn())
                .isEqualTo(days("2026-04-19", "2026-07-18", "2026-10-16", "2027-01-14"));
        assertThat(amounts(dynamic)).isEqualTo(Collections.nCopies(2, "52500.00"));
        assertThat(dynamic.maturityTotal()).isEqualTo(usd("355000.00"));
        assertThat(dynamic.dates().dueOn()).isEqualTo(days("2026-07-18", "2027-01-14"));
        Money interest = core.interest().plus(balance.interest()).plus(dynamic.interest());
        assertThat(interest).isEqualTo(usd("121800.00"));
        assertThat(Decimals.percent(interest.amount(), usd("310000").amount())).isEqualTo("39.29");
    }

    /// G3.
    @Test
    void datesByTheCalendar() {
        assertThat(CORE.dates().interestStart()).isEqualTo("2025-12-01");
        assertThat(CORE.dates().dueOn())
                .isEqualTo(
                        Stream.iterate(1, month -> month + 1)
                                .limit(12)
                                .map(month -> LocalDate.of(2026, month, 1))
                                .toList());
        assertThat(BALANCE.dates().dueOn())
                .isEqualTo(days("2026-03-01", "2026-06-01", "2026-09-01", "2026-12-01"));
        assertThat(BALANCE.dates().contractEnd()).isEqualTo("2026-12-01");
        assertThat(CORE.principalRow().dueOn()).isEqualTo("2026-12-01");
        assertThat(CORE.principalRow().payoutAmount()).isEqualTo(usd("18151.41"));
    }

    /// G4.
    @Test
    void datesByCountedDays() {
        List<LocalDate> core =
                days(
                        "2025-12-30",
                        "2026-01-29",
                        "2026-02-28",
                        "2026-03-30",
                        "2026-04-29",
                        "2026-05-29",
                        "2026-06-28",
                        "2026-07-28",
                        "2026-08-27",
                        "2026-09-26",
                        "2026-10-26",
                        "2026-11-25");
        List<LocalDate> balance = days("2026-02-28", "2026-05-29", "2026-08-27", "2026-11-25");
        PayoutSchedule counted = counted(FundCode.CORE, DateConvention.DAY_COUNT);

        assertThat(counted.dates().interestStart()).isEqualTo("2025-11-30");
        assertThat(counted.dates().dueOn()).isEqualTo(core);
        assertThat(counted.principalRow().dueOn()).isEqualTo("2026-12-01");
        assertThat(counted(FundCode.BALANCE, DateConvention.DAY_COUNT).dates().dueOn())
                .isEqualTo(balance);
        PayoutSchedule months = counted(FundCode.CORE, DateConvention.THIRTY_DAY_MONTHS);
        assertThat(months.dates().dueOn()).isEqualTo(core);
        assertThat(months.principalRow().dueOn()).isEqualTo("2026-11-25");
        assertThat(counted(FundCode.BALANCE, DateConvention.THIRTY_DAY_MONTHS).dates().dueOn())
                .isEqualTo(balance);
    }

    @Test
    void nothingAccruesInTheSixDaysAfterTheLastPayout() {
        PayoutSchedule counted = counted(FundCode.CORE, DateConvention.DAY_COUNT);
        for (int i = 0; i <= 6; i++) {
            assertThat(ContractValue.accruedInterest(counted, day("2026-11-25").plusDays(i)))
                    .isEqualTo(usd("3267.25"));
        }
    }

    /// G6 and G7.
    @Test
    void monthEndsAreCountedFromTheAnchor() {
        PayoutSchedule core = Contract.of(FundCode.CORE, "10000", "2026-08-31");
        assertThat(core.dates().interestStart()).isEqualTo("2026-10-31");
        assertThat(core.dates().dueOn())
                .isEqualTo(
                        days(
                                "2026-11-30",
                                "2026-12-31",
                                "2027-01-31",
                                "2027-02-28",
                                "2027-03-31",
                                "2027-04-30",
                                "2027-05-31",
                                "2027-06-30",
                                "2027-07-31",
                                "2027-08-31",
                                "2027-09-30",
                                "2027-10-31"));
        assertThat(Contract.of(FundCode.BALANCE, "50000", "2026-08-31").dates().dueOn())
                .isEqualTo(days("2027-01-31", "2027-04-30", "2027-07-31", "2027-10-31"));
        assertThat(Contract.of(FundCode.DYNAMIC, "250000", "2026-08-31").dates().dueOn())
                .isEqualTo(days("2027-04-30", "2027-10-31"));
        PayoutSchedule june = Contract.of(FundCode.DYNAMIC, "250000", "2026-06-30");
        assertThat(june.dates().interestStart()).isEqualTo("2026-08-30");
        assertThat(june.dates().dueOn()).isEqualTo(days("2027-02-28", "2027-08-30"));
    }

    private static PayoutSchedule thirty(FundCode fund, String principal) {
        return Contract.of(fund, principal, "2025-11-20", DateConvention.THIRTY_DAY_MONTHS);
    }

    private static PayoutSchedule counted(FundCode fund, DateConvention convention) {
        return Contract.of(fund, "18151.41", START, convention);
    }
}
