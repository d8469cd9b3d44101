package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.amounts;
import static fidus.investments.schedule.Contract.code;
import static fidus.investments.schedule.Contract.day;
import static fidus.investments.schedule.Contract.eachRounded;
import static fidus.investments.schedule.Contract.paid;
import static fidus.investments.schedule.Contract.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.InvestmentState;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.Commissions;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// How much each row pays.
final class GoldenAmountsTest extends Golden {
    /// G2.
    @ParameterizedTest
    @CsvSource({"BALANCE,100000,7500.00,3", "DYNAMIC,250000,52500.00,6", "CORE,25000,375.00,1"})
    void interestOfAPeriod(FundCode fund, String principal, String period, int months) {
        PayoutRow row = Contract.of(fund, principal, START).interestRows().getFirst();
        assertThat(row.payoutAmount()).isEqualTo(usd(period));
        assertThat(row.monthsCovered()).isEqualTo(months);
    }

    /// G5.
    @Test
    void bothRoundingRulesAndTheirCommissions() {
        PayoutSchedule each = eachRounded(FundCode.CORE, "18151.41", START);

        assertThat(amounts(CORE)).startsWith("272.27", "272.27").endsWith("272.27", "272.28");
        assertThat(CORE.interest()).isEqualTo(usd("3267.25"));
        assertThat(CORE.interest().plus(BALANCE.interest())).isEqualTo(usd("33267.25"));
        assertThat(amounts(each)).isEqualTo(Collections.nCopies(12, "272.27"));
        assertThat(each.interest()).isEqualTo(usd("3267.24"));
        assertThat(each.interest().plus(BALANCE.interest())).isEqualTo(usd("33267.24"));
        for (PayoutSchedule core : List.of(CORE, each)) {
            assertThat(commissions(core).total()).contains(usd("326.76"));
            assertThat(commissions(core).rows())
                    .allMatch(row -> row.commissionAmount().equals(usd("27.23")))
                    .hasSize(12);
        }
        assertThat(commissions(BALANCE).total()).contains(usd("3000.00"));
        assertThat(commissions(BALANCE).rows())
                .allMatch(row -> row.commissionAmount().equals(usd("750.00")))
                .hasSize(4);
    }

    /// G8.
    @Test
    void aNegativeResidualIsTakenOffTheLastPayout() {
        PayoutSchedule core = Contract.of(FundCode.CORE, "10001.00", START);
        assertThat(amounts(core).subList(0, 11)).isEqualTo(Collections.nCopies(11, "150.02"));
        assertThat(amounts(core).getLast()).isEqualTo("149.96");
        assertThat(core.interest()).isEqualTo(usd("1800.18"));
        assertThat(eachRounded(FundCode.CORE, "10001.00", START).interest())
                .isEqualTo(usd("1800.24"));
    }

    /// G9.
    @ParameterizedTest
    @CsvSource({
        "2025-01-15,0.00",
        "2025-03-15,0.00",
        "2025-04-14,375.00",
        "2025-04-15,375.00",
        "2025-08-15,1875.00",
        "2025-08-30,2062.50",
        "2026-03-15,4500.00",
        "2030-01-01,4500.00"
    })
    void interestAccruesByTheDay(LocalDate on, String accrued) {
        PayoutSchedule core = Contract.of(FundCode.CORE, "25000", "2025-01-15");
        ContractValue value = ContractValue.of(core, on);
        assertThat(value.accruedInterest()).isEqualTo(usd(accrued));
        assertThat(value.grossValue()).isEqualTo(usd("25000").plus(usd(accrued)));
    }

    /// G10.
    @Test
    void whatIsPaidIsNotRedeemedAgain() {
        PayoutSchedule core = paid(paid(CORE, PayoutRef.interest(1)), PayoutRef.interest(2));
        LocalDate on = day("2026-03-01");
        Redeemable ofCore = Redeemable.on(core, on);
        Redeemable ofBalance = Redeemable.on(BALANCE, on);

        assertThat(ofCore.redeemableNow()).isEqualTo(usd("272.27"));
        assertThat(ofCore.redeemableNow().plus(ofBalance.redeemableNow()))
                .isEqualTo(usd("7772.27"));
        assertThat(code(() -> Redeemable.request(core, List.of(PayoutRef.principal()), on)))
                .isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        LocalDate before = day("2025-11-30");
        assertThat(code(() -> Redeemable.request(CORE, List.of(PayoutRef.interest(1)), before)))
                .isEqualTo(Problem.Code.IN_INCUBATION);
        assertThat(CORE.dates().stateOn(before)).isEqualTo(InvestmentState.INCUBATING);
        assertThat(ContractValue.of(core, on).contractValue()).isEqualTo(usd("18423.68"));
    }

    /// G28.
    @Test
    void lossesAreCarriedForwardBeforeTheNextShare() {
        PayoutSchedule unlimited = Contract.of(FundCode.UNLIMITED, "250000", "2026-01-15");

        ShareValuation march = share(unlimited, "2026-03-31", usd("0"), "10000.00");
        ShareValuation april = share(unlimited, "2026-04-30", march.highWaterMark(), "4000.00");
        ShareValuation may = share(unlimited, "2026-05-31", april.highWaterMark(), "12000.01");

        assertThat(march.shareAmount()).isEqualTo(usd("5000.00"));
        assertThat(april.valuationState()).isEqualTo(ValuationState.NO_SHARE);
        assertThat(april.shareAmount()).isEqualTo(usd("0"));
        assertThat(may.shareAmount()).isEqualTo(usd("1000.01"));
        assertThat(may.highWaterMark()).isEqualTo(usd("12000.01"));
        assertThat(unlimited.rows()).hasSize(1).allMatch(row -> row.pays(PayoutKind.PRINCIPAL));
    }

    /// G29.
    @Test
    void paceOfAContract() {
        var input =
                new PaceInput(
                        day("2026-01-01"),
                        day("2027-03-01"),
                        usd("18000.00"),
                        usd("6000.00"),
                        usd("4000.00"),
                        usd("9000.00"));

        Pace pace = Pace.of(input, day("2026-07-01"));

        assertThat(pace.remainingToGenerate()).isEqualTo(usd("8000.00"));
        assertThat(rounded(pace.requiredPerDay())).isEqualTo(usd("32.92"));
        assertThat(rounded(pace.actualPerDay())).isEqualTo(usd("49.72"));
        assertThat(pace.multiplier()).hasValueSatisfying(m -> assertThat(m).isEqualTo("1.51"));
        assertThat(pace.status()).isEqualTo(PaceStatus.ON_TRACK);
        assertThat(pace.projectedSurplus()).isEqualTo(usd("3082.87"));
    }

    /// G31.
    @Test
    void whatAMonthCosts() {
        assertThat(month("2026-03", PayoutKind.INTEREST)).isEqualTo(usd("7772.27"));
        assertThat(commissionsOf("2026-03")).isEqualTo(usd("777.23"));
        assertThat(month("2026-03", PayoutKind.INTEREST).plus(commissionsOf("2026-03")))
                .isEqualTo(usd("8549.50"));
        assertThat(month("2026-12", PayoutKind.INTEREST)).isEqualTo(usd("7772.28"));
        assertThat(commissionsOf("2026-12")).isEqualTo(usd("777.23"));
        assertThat(month("2026-12", PayoutKind.PRINCIPAL)).isEqualTo(usd("118151.41"));
        assertThat(
                        month("2026-12", PayoutKind.INTEREST)
                                .plus(commissionsOf("2026-12"))
                                .plus(month("2026-12", PayoutKind.PRINCIPAL)))
                .isEqualTo(usd("126700.92"));
    }

    private static Money commissionsOf(String month) {
        return Stream.of(CORE, BALANCE)
                .flatMap(schedule -> commissions(schedule).rows().stream())
                .filter(row -> YearMonth.from(row.dueOn()).equals(YearMonth.parse(month)))
                .map(CommissionRow::commissionAmount)
                .reduce(usd("0"), Money::plus);
    }

    private static Commissions commissions(PayoutSchedule schedule) {
        var agent =
                AgentAssignment.from(
                        new AgentId(new UUID(0, 1)),
                        AgentAssignment.STANDARD_RATE,
                        day("2020-01-01"));
        return Commissions.of(schedule, List.of(agent));
    }

    private static ShareValuation share(
            PayoutSchedule schedule, String on, Money mark, String performance) {
        return ShareValuation.of(schedule, day(on), mark, Optional.of(usd(performance)));
    }

    private static Money rounded(@Nullable BigDecimal exact) {
        return Money.rounded(Objects.requireNonNull(exact), Currency.USD);
    }
}
