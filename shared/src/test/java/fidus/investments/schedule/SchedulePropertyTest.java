package fidus.investments.schedule;

import static fidus.investments.schedule.Contract.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Wire;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.funds.StandardTerms;
import fidus.funds.TermsHistory;
import fidus.investments.InvestmentState;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// I17 to I20, I22 and I23: rules that hold for every contract, against a plain reckoning with
/// whole numbers and days one by one.
class SchedulePropertyTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 400;
    private static final List<Currency> CURRENCIES =
            List.of(Currency.USD, new Currency("JPY"), new Currency("KWD"));

    @Test
    void theRowsAreThoseOfAPlainReckoning() {
        everyContract(
                schedule -> {
                    FundTerms terms = schedule.terms();
                    List<PayoutRow> rows = schedule.interestRows();
                    int payouts = terms.earningMonths() / terms.payoutIntervalMonths();
                    BigInteger each =
                            PlainContract.interest(schedule, terms.payoutIntervalMonths());
                    BigInteger whole = PlainContract.interest(schedule, terms.earningMonths());
                    boolean residual = terms.roundingRule() == RoundingRule.RESIDUAL_LAST;

                    assertThat(rows).hasSize(payouts);
                    assertThat(schedule.rows()).hasSize(payouts + 1);
                    assertThat(rows.subList(0, payouts - 1))
                            .allMatch(row -> units(row.payoutAmount()).equals(each));
                    assertThat(units(schedule.interest()))
                            .isEqualTo(
                                    residual ? whole : each.multiply(BigInteger.valueOf(payouts)));
                    assertThat(schedule.principalRow().payoutAmount())
                            .isEqualTo(schedule.principal());
                    assertThat(schedule.maturityTotal())
                            .isEqualTo(schedule.principal().plus(schedule.interest()));
                });
    }

    @Test
    void theDatesAreThoseOfAPlainCalendar() {
        everyContract(
                schedule -> {
                    FundTerms terms = schedule.terms();
                    LocalDate start = schedule.dates().startDate();
                    LocalDate before = PlainContract.earned(terms, start, 0);
                    assertThat(schedule.dates().interestStart()).isEqualTo(before);
                    for (PayoutRow row : schedule.interestRows()) {
                        LocalDate due =
                                PlainContract.earned(
                                        terms,
                                        start,
                                        row.sequence() * terms.payoutIntervalMonths());
                        assertThat(row.dueOn()).isEqualTo(due).isAfter(before);
                        assertThat(row.periodFrom()).isEqualTo(before);
                        assertThat(row.periodTo()).isEqualTo(due);
                        before = due;
                    }
                    LocalDate end = schedule.dates().contractEnd();
                    assertThat(end)
                            .isEqualTo(
                                    terms.dateConvention() == DateConvention.DAY_COUNT
                                            ? PlainContract.walk(before, 6)
                                            : before);
                    assertThat(schedule.principalRow().dueOn()).isEqualTo(end);
                });
    }

    @Test
    void interestAccruesAsAWalkFromDayToDayCountsIt() {
        everyContract(
                schedule -> {
                    var walk = new PlainContract(schedule);
                    LocalDate last = schedule.dates().contractEnd().plusDays(3);
                    for (LocalDate day = schedule.dates().startDate();
                            day.isBefore(last);
                            day = day.plusDays(1)) {
                        assertThat(units(ContractValue.accruedInterest(schedule, day)))
                                .as("on %s", day)
                                .isEqualTo(walk.accruedOn(day));
                    }
                });
    }

    @Test
    void nothingIsRedeemableInIncubationNorPrincipalBeforeTheEnd() {
        everyContract(
                schedule -> {
                    PaymentDates dates = schedule.dates();
                    LocalDate last = dates.interestStart().minusDays(1);
                    if (!last.isBefore(dates.startDate())) {
                        assertThat(Redeemable.on(schedule, last).redeemableNow().isZero()).isTrue();
                        assertThat(dates.stateOn(last)).isEqualTo(InvestmentState.INCUBATING);
                        for (PayoutRow row : schedule.rows()) {
                            assertThat(code(() -> request(schedule, row.ref(), last)))
                                    .isEqualTo(Problem.Code.IN_INCUBATION);
                        }
                    }
                    LocalDate eve = dates.contractEnd().minusDays(1);
                    assertThat(Redeemable.on(schedule, eve).rows())
                            .noneMatch(row -> row.pays(PayoutKind.PRINCIPAL));
                    assertThat(code(() -> request(schedule, PayoutRef.principal(), eve)))
                            .isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
                    assertThat(Redeemable.on(schedule, dates.contractEnd()).redeemableNow())
                            .isEqualTo(schedule.maturityTotal());
                });
    }

    @Test
    void theStatesAlwaysSumToAllRowsAndAPaidRowIsNotPaidAgain() {
        var random = new Random(SEED);
        everyContract(
                schedule -> {
                    BigInteger all = units(schedule.maturityTotal());
                    PayoutSchedule moved = schedule;
                    for (int step = 0; step < 30; step++) {
                        moved = moved(moved, random);
                        BigInteger sum =
                                moved.totals().values().stream()
                                        .map(SchedulePropertyTest::units)
                                        .reduce(BigInteger.ZERO, BigInteger::add);
                        assertThat(sum).isEqualTo(all);
                        paidStays(moved);
                    }
                });
    }

    @Test
    void newTermsLeaveEveryContractAsItWas() {
        LocalDate today = LocalDate.of(2026, 1, 1);
        TermsHistory history =
                TermsHistory.of(StandardTerms.firstVersion(FundCode.CORE, today.minusYears(2)));
        FundTerms copied = history.inForceOn(today).orElseThrow();
        PayoutSchedule schedule =
                PayoutSchedule.of(copied, Money.of("18151.41", "USD"), LocalDate.of(2025, 10, 1));
        String before = Canonical.digest(schedule);

        TermsHistory changed =
                history.with(
                        copied.change()
                                .version(2, today.plusDays(1))
                                .monthlyRate(new BigDecimal("0.001"))
                                .months(6, 24, 12)
                                .terms(),
                        today);

        assertThat(changed.inForceOn(today.plusDays(1)).orElseThrow()).isNotEqualTo(copied);
        assertThat(changed.inForceOn(today)).contains(copied);
        assertThat(Canonical.digest(schedule)).isEqualTo(before);
        assertThat(
                        Canonical.digest(
                                PayoutSchedule.of(
                                        changed.inForceOn(today).orElseThrow(),
                                        schedule.principal(),
                                        LocalDate.of(2025, 10, 1))))
                .isEqualTo(before);
    }

    @Test
    void anAmendmentThatChangesNothingChangesNothing() {
        var random = new Random(SEED);
        everyContract(
                schedule -> {
                    LocalDate eve = schedule.dates().contractEnd().minusDays(1);
                    long days = schedule.dates().startDate().until(eve).toTotalMonths() * 28;
                    LocalDate on = schedule.dates().startDate().plusDays(random.nextLong(days + 1));
                    assertThat(schedule.amended(schedule.terms(), on)).isEqualTo(schedule.on(on));
                });
    }

    @Test
    void aScheduleTravelsUnchanged() {
        everyContract(
                schedule -> {
                    try {
                        String text = Wire.STRICT.writeValueAsString(schedule);
                        assertThat(Wire.STRICT.readValue(text, PayoutSchedule.class))
                                .isEqualTo(schedule);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private static PayoutSchedule moved(PayoutSchedule schedule, Random random) {
        PayoutRow row = schedule.rows().get(random.nextInt(schedule.rows().size()));
        var next = new ArrayList<>(row.payoutState().next());
        // An amendment alone cancels, and a cancelled row would leave the contract's total.
        next.remove(PayoutState.CANCELLED);
        next.sort(null);
        return next.isEmpty()
                ? schedule
                : schedule.become(row.ref(), next.get(random.nextInt(next.size())));
    }

    private static void paidStays(PayoutSchedule schedule) {
        LocalDate late = schedule.dates().contractEnd().plusYears(1);
        for (PayoutRow row : schedule.rows()) {
            if (row.payoutState() == PayoutState.PAID) {
                assertThat(code(() -> request(schedule, row.ref(), late)))
                        .isEqualTo(Problem.Code.ROW_IN_USE);
                assertThat(row.payoutState().next()).containsExactly(PayoutState.APPROVED);
                assertThat(Redeemable.on(schedule, late).rows()).doesNotContain(row);
            }
        }
    }

    private static PayoutSchedule request(
            PayoutSchedule schedule, PayoutRef ref, LocalDate businessDate) {
        return Redeemable.request(schedule, List.of(ref), businessDate);
    }

    private static void everyContract(Consumer<PayoutSchedule> rule) {
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            PayoutSchedule schedule = contract(random);
            try {
                rule.accept(schedule);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "seed "
                                + SEED
                                + ", round "
                                + round
                                + ": "
                                + schedule.terms()
                                + " over "
                                + schedule.principal()
                                + " from "
                                + schedule.dates().startDate(),
                        e);
            }
        }
    }

    private static PayoutSchedule contract(Random random) {
        Currency currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        DateConvention convention =
                DateConvention.values()[random.nextInt(DateConvention.values().length)];
        int interval = List.of(1, 3, 6).get(random.nextInt(3));
        boolean counted = convention == DateConvention.DAY_COUNT;
        int incubation = counted ? 2 : random.nextInt(7);
        int earning = counted ? 12 : interval * (1 + random.nextInt(8));
        FundTerms terms =
                StandardTerms.firstVersion(FundCode.CORE, LocalDate.of(2020, 1, 1))
                        .change()
                        .minimumInvestment(new Money(BigDecimal.TEN, currency))
                        .monthlyRate(new BigDecimal(BigInteger.valueOf(random.nextInt(6_000)), 5))
                        .months(incubation, earning, interval)
                        .terms()
                        .with(convention, RoundingRule.values()[random.nextInt(2)]);
        // Enough units that no rounding eats the last payout.
        long units = 10_000_000 + random.nextLong(10_000_000_000L);
        var principal = new Money(BigDecimal.valueOf(units, currency.scale()), currency);
        return PayoutSchedule.of(terms, principal, start(random));
    }

    /// Any day, with month ends and leap days often among them.
    private static LocalDate start(Random random) {
        LocalDate any = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(4_000));
        return switch (random.nextInt(4)) {
            case 0 -> any.withDayOfMonth(any.lengthOfMonth());
            case 1 -> LocalDate.of(List.of(2020, 2024, 2028).get(random.nextInt(3)), 2, 29);
            default -> any;
        };
    }

    private static BigInteger units(Money money) {
        return money.amount().unscaledValue();
    }
}
