package fidus.fees.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fidus.fees.Exact;
import fidus.fees.equalisation.EqualisationKind;
import fidus.funds.ShareMethod;
import fidus.investments.InvestmentId;
import fidus.money.Currency;
import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Numbers of the published equalisation examples and of the house's own golden cases.
class SharePoolTest {
    private static final LocalDate START = LocalDate.parse("2026-03-15");
    private static final InvestmentId ANN = id(1);
    private static final InvestmentId BOB = id(2);
    private static final InvestmentId CYD = id(3);

    @ParameterizedTest
    @EnumSource(
            value = ShareMethod.class,
            names = {"DEALING_LOTS", "SERIES"})
    void oneContractAloneHasTheSharesOfItsOwnMark(ShareMethod method) {
        SharePool pool = pool(method, "0.50").moved(move(START, "0", entry(ANN, "250000")));

        PoolSettlement first = PoolSettlement.of(pool.moved(move(START.plusDays(16), "10000")));
        PoolSettlement second =
                PoolSettlement.of(first.after().fresh().moved(move(START.plusDays(46), "-6000")));
        PoolSettlement third =
                PoolSettlement.of(
                        second.after().fresh().moved(move(START.plusDays(77), "8000.01")));

        assertThat(List.of(share(first, ANN), share(second, ANN), share(third, ANN)))
                .containsExactly("5000.00", "0.00", "1000.01");
    }

    @Test
    void creditAndContingentRedemptionMakeEveryLotBearItsOwnGain() {
        SharePool pool =
                pool(ShareMethod.DEALING_LOTS, "0.20")
                        .moved(move(START, "0", entry(ANN, "1000000")));
        pool = pool.moved(move(START.plusDays(1), "100000", entry(BOB, "550000")));
        assertThat(pool.holdings().getLast().units()).isEqualTo(Exact.parse("5000"));

        PoolSettlement first = PoolSettlement.of(pool);

        assertThat(share(first, ANN)).isEqualTo("20000.00");
        assertThat(share(first, BOB)).isEqualTo("0.00");
        UnitFacts credit = first.shares().getLast().units();
        assertThat(credit.equalisationKind()).isEqualTo(EqualisationKind.CREDIT);
        assertThat(credit.creditReturned().value().multiply(credit.units().value()))
                .isEqualByComparingTo("10000");

        SharePool later = first.after().fresh();
        later = later.moved(move(START.plusDays(31), "-75000", entry(CYD, "210000")));
        PoolSettlement second = PoolSettlement.of(later.moved(move(START.plusDays(60), "170000")));
        assertThat(share(second, ANN)).isEqualTo("10000.00");
        assertThat(share(second, BOB)).isEqualTo("5000.00");
        assertThat(share(second, CYD)).isEqualTo("4000.00");
        UnitFacts redeemed = second.shares().getLast().units();
        assertThat(redeemed.equalisationKind()).isEqualTo(EqualisationKind.CONTINGENT_REDEMPTION);
        assertThat(redeemed.redeemed().value().multiply(redeemed.units().value()))
                .isEqualByComparingTo("2000");
    }

    @Test
    void aSeriesOpenedBelowTheMarkIsRolledUpWhenTheLeadSetsANewOne() {
        SharePool pool =
                pool(ShareMethod.SERIES, "0.20").moved(move(START, "0", entry(ANN, "1000000")));
        PoolSettlement first =
                PoolSettlement.of(
                        pool.moved(move(START.plusDays(10), "-100000", entry(BOB, "450000"))));
        assertThat(first.after().series()).hasSize(2);
        assertThat(share(first, BOB)).isEqualTo("0.00");

        SharePool up = first.after().fresh().moved(move(START.plusDays(40), "300000"));
        PoolSettlement second = PoolSettlement.of(up);

        assertThat(share(second, ANN)).isEqualTo("20000.00");
        assertThat(share(second, BOB)).isEqualTo("20000.00");
        assertThat(second.after().series()).hasSize(1);
        assertThat(second.after().holdings())
                .allMatch(held -> held.series().equals(SharePool.LEAD));
        assertThat(value(second.after()))
                .isCloseTo(new BigDecimal("1610000"), within(new BigDecimal("0.00000001")));
    }

    @Test
    void whoeverLeavesTakesTheUnitsAndTheRestStays() {
        SharePool pool =
                pool(ShareMethod.DEALING_LOTS, "0.50")
                        .moved(move(START, "0", entry(ANN, "1000"), entry(BOB, "3000")));
        SharePool left = PoolSettlement.of(pool).after().fresh().without(Set.of(ANN));
        assertThat(left.holds(ANN)).isFalse();
        PoolSettlement after = PoolSettlement.of(left.moved(move(START.plusDays(1), "300")));
        assertThat(share(after, BOB)).isEqualTo("150.00");
    }

    @ParameterizedTest
    @EnumSource(
            value = ShareMethod.class,
            names = {"DEALING_LOTS", "SERIES"})
    void noContractIsPaidMoreThanItsShareOfItsOwnBestGain(ShareMethod method) {
        for (long seed = 1; seed <= 60; seed++) {
            var random = new Random(seed);
            SharePool pool = pool(method, "0.30").moved(move(START, "0", entry(id(100), "100000")));
            var paid = new HashMap<InvestmentId, Money>();
            var most = new HashMap<InvestmentId, BigDecimal>();
            BigDecimal flows = new BigDecimal("100000");
            for (int month = 1; month <= 8; month++) {
                String earned = String.valueOf(random.nextInt(40_001) - 18_000);
                PoolMove move =
                        month % 2 == 0
                                ? move(
                                        START.plusMonths(month),
                                        earned,
                                        entry(
                                                id(100 + month),
                                                String.valueOf(1_000 + random.nextInt(90_000))))
                                : move(START.plusMonths(month), earned);
                flows = flows.add(new BigDecimal(earned));
                flows =
                        month % 2 == 0
                                ? flows.add(move.came().getFirst().principal().amount())
                                : flows;
                PoolSettlement settled = PoolSettlement.of(pool.moved(move));
                for (PoolShare one : settled.shares()) {
                    assertThat(one.shareAmount().signum()).as("seed %s", seed).isNotNegative();
                    paid.merge(one.before().investmentId(), one.shareAmount(), Money::plus);
                    most.merge(
                            one.before().investmentId(),
                            one.units()
                                    .price()
                                    .value()
                                    .subtract(one.units().dealt().value())
                                    .multiply(one.units().units().value())
                                    .max(BigDecimal.ZERO)
                                    .add(
                                            method == ShareMethod.SERIES
                                                    ? paid.get(one.before().investmentId())
                                                            .minus(one.shareAmount())
                                                            .amount()
                                                    : BigDecimal.ZERO),
                            BigDecimal::max);
                    assertThat(paid.get(one.before().investmentId()).amount())
                            .as("seed %s, month %s, %s", seed, month, one)
                            .isLessThanOrEqualTo(
                                    most.get(one.before().investmentId())
                                            .multiply(new BigDecimal("0.30"))
                                            .add(
                                                    new BigDecimal("0.01")
                                                            .multiply(BigDecimal.valueOf(month))));
                    if (method == ShareMethod.SERIES) {
                        flows = flows.subtract(one.shareAmount().amount());
                    }
                }
                pool = settled.after().fresh();
                assertThat(value(pool))
                        .as("seed %s, month %s", seed, month)
                        .isCloseTo(flows, within(new BigDecimal("0.000001")));
            }
        }
    }

    private static SharePool pool(ShareMethod method, String rate) {
        return SharePool.empty(Currency.USD, method, new BigDecimal(rate), START.minusDays(1));
    }

    private static PoolMove move(LocalDate to, String earned, PoolMove.PoolEntry... came) {
        return new PoolMove(to.minusDays(1), to, Exact.parse(earned), Arrays.asList(came));
    }

    private static PoolMove.PoolEntry entry(InvestmentId who, String principal) {
        return new PoolMove.PoolEntry(who, Money.of(principal, "USD"));
    }

    private static String share(PoolSettlement settled, InvestmentId who) {
        return settled.shares().stream()
                .filter(one -> one.before().investmentId().equals(who))
                .map(one -> one.shareAmount().amount().toPlainString())
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal value(SharePool pool) {
        return pool.series().stream()
                .map(one -> one.units().value().multiply(one.price().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static InvestmentId id(int number) {
        return new InvestmentId(new UUID(0, number));
    }
}
