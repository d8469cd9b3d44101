package fidus.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Whole 64-bit numbers and big decimals give the same fees, also where the former no longer fit,
/// and one payee's fee is that of the payee among many.
class ExactArithmeticTest {
    private static final LocalDate FROM = LocalDate.parse("2027-12-20");
    private static final DayCount[] COUNTS = {
        DayCount.ACT_365F, DayCount.ACT_360, DayCount.ACT_ACT, DayCount.THIRTY_360
    };
    private static final ManagementFeeBase[] BASES = {
        ManagementFeeBase.AVERAGE_DAILY_ALLOCATION,
        ManagementFeeBase.AVERAGE_DAILY_VALUE,
        ManagementFeeBase.TIME_WEIGHTED_CAPITAL
    };

    private final long seed = Long.getLong("fidus.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    /// One random case: an agreement, capital by span in cents, mark and result in cents.
    private record Case(
            FeeAgreement agreement, List<CapitalSpan> spans, long[] cents, long mark, long pnl) {
        LocalDate to() {
            return spans.getLast().to();
        }
    }

    @Test
    void feesAreThoseOfBigDecimals() {
        for (int i = 0; i < 4_000; i++) {
            Case one = anyCase();
            ManagementFee management =
                    ManagementFee.of(one.agreement, FROM, one.to(), shuffled(one.spans));
            PerformanceFeeLine performance = performance(one);
            BigDecimal exact = management(one);

            assertThat(management.fee()).as(told(one)).isEqualTo(round(one, exact));
            assertThat(management.derivation().unrounded())
                    .as(told(one))
                    .isEqualTo(new Exact(exact));
            assertThat(management.derivation().value())
                    .as(told(one))
                    .isEqualTo(new Exact(management.fee()));
            assertThat(performance.accruedFee())
                    .as(told(one))
                    .isEqualTo(round(one, performanceFee(one)));
            assertThat(performance.derivation().value())
                    .as(told(one))
                    .isEqualTo(new Exact(performance.accruedFee()));
        }
    }

    @Test
    void onePayeesFeeIsThatOfThePayeeAmongMany() {
        for (int i = 0; i < 2_000; i++) {
            Case one = anyCase();
            PayeeFees many = PayeeFees.of(one.agreement, FROM, one.to(), one.spans);

            assertThat(many.management(one.cents))
                    .as(told(one))
                    .isEqualTo(ManagementFee.of(one.agreement, FROM, one.to(), one.spans).fee());
            assertThat(many.performance(one.mark, one.pnl, one.cents))
                    .as(told(one))
                    .isEqualTo(performance(one).accruedFee());
        }
    }

    @Test
    void quotientsAreAddedMultipliedAndRoundedLikeFractions() {
        for (int i = 0; i < 20_000; i++) {
            BigDecimal left = figure();
            BigDecimal right = figure();
            long divisor = 1 + random.nextLong(133_590);
            BigDecimal over = BigDecimal.valueOf(divisor);
            Quotient quotient = Quotient.of(left, divisor);
            Quotient other = Quotient.of(right);
            String told = "seed " + seed + ": " + left + "/" + divisor + " and " + right;

            same(told, quotient.plus(other), left.add(right.multiply(over)), over);
            same(told, quotient.minus(other), left.subtract(right.multiply(over)), over);
            same(told, other.minus(quotient), right.multiply(over).subtract(left), over);
            same(told, quotient.times(other), left.multiply(right), over);
            int order = left.compareTo(right.multiply(over));
            assertThat(quotient.max(other)).as(told).isSameAs(order >= 0 ? quotient : other);
            assertThat(quotient.min(other)).as(told).isSameAs(order <= 0 ? quotient : other);
        }
    }

    @Test
    void aHalfIsRoundedAsAgreed() {
        Quotient half = Quotient.of(new BigDecimal("0.25"), 10);
        assertThat(half.rounded(FeeRounding.halfUp(2))).isEqualTo("0.03");
        assertThat(half.rounded(FeeRounding.halfEven(Currency.EUR))).isEqualTo("0.02");
        Quotient loss = Quotient.of(new BigDecimal("-0.25"), 10);
        assertThat(loss.rounded(FeeRounding.halfUp(2))).isEqualTo("-0.03");
        Quotient odd = Quotient.of(new BigDecimal("0.35"), 10);
        assertThat(odd.rounded(FeeRounding.halfEven(Currency.EUR))).isEqualTo("0.04");
    }

    /// A share of 73 % takes the 365 out of the divisor: 0.73 × 5 ÷ 365 is a hundredth, and half of
    /// it is a half.
    @Test
    void aHalfIsSeenThoughTheHurdleNeverEnds() {
        Quotient hurdle = Quotient.of(new BigDecimal("2.5"), 365);
        Quotient fee = Quotient.of(BigDecimal.ONE).minus(hurdle);
        assertThat(fee.times(Quotient.of(new BigDecimal("0.73"))).value())
                .isEqualByComparingTo("0.725");
        assertThat(fee.times(Quotient.of(new BigDecimal("0.73"))).rounded(FeeRounding.halfUp(2)))
                .isEqualTo("0.73");
    }

    @Test
    void whatCannotBeComputedTogetherIsRefused() {
        Case one = anyCase();
        FeeAgreement marked =
                one.agreement.with(
                        Hurdle.of(
                                HurdleKind.HARD,
                                HurdleBase.MARK,
                                HurdleStretch.SINCE_LAST_FEE,
                                "0.06"));
        assertThatThrownBy(() -> PayeeFees.of(marked, FROM, one.to(), one.spans))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("one by one");
    }

    private void same(String told, Quotient found, BigDecimal dividend, BigDecimal divisor) {
        BigDecimal value = dividend.divide(divisor, Decimals.DIVISION);
        boolean exact = divisor.equals(BigDecimal.ONE);
        assertThat(found.value()).as(told).isEqualByComparingTo(exact ? dividend : value);
        assertThat(found.signum()).as(told).isEqualTo(dividend.signum());
        if (value.precision() - value.scale() <= 20) {
            for (var mode : List.of(RoundingMode.HALF_UP, RoundingMode.HALF_EVEN)) {
                var how = new FeeRounding(mode, random.nextInt(5));
                assertThat(found.rounded(how))
                        .as(told)
                        .isEqualTo(how.round(exact ? dividend : value));
            }
        }
    }

    private BigDecimal figure() {
        int scale = random.nextInt(6);
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(random.nextLong(-2, 3), scale);
            case 1 -> BigDecimal.valueOf(Long.MAX_VALUE - random.nextInt(3), scale);
            case 2 -> BigDecimal.valueOf(Long.MIN_VALUE + random.nextInt(3), scale);
            case 3 -> BigDecimal.valueOf(random.nextLong(), scale + 4);
            default -> BigDecimal.valueOf(random.nextLong(-1_000_000_00L, 1_000_000_00L), scale);
        };
    }

    private Case anyCase() {
        List<CapitalSpan> spans = new ArrayList<>();
        long[] cents = new long[1 + random.nextInt(40)];
        LocalDate day = FROM;
        long most = random.nextInt(4) == 0 ? 90_000_000_000_000_000L : 500_000_00L;
        for (int i = 0; i < cents.length; i++) {
            cents[i] = random.nextInt(9) == 0 ? 0 : random.nextLong(-most / 10, most);
            LocalDate next = day.plusDays(1 + random.nextInt(3));
            spans.add(CapitalSpan.of(day, next, BigDecimal.valueOf(cents[i], 2)));
            day = next;
        }
        long mark = random.nextLong(most);
        return new Case(agreement(), spans, cents, mark, mark + random.nextLong(-most, most) / 10);
    }

    private FeeAgreement agreement() {
        HurdleKind kind = HurdleKind.values()[random.nextInt(HurdleKind.values().length)];
        Hurdle hurdle =
                Hurdle.of(
                                kind == HurdleKind.CATCH_UP ? HurdleKind.HARD : kind,
                                HurdleBase.ALLOCATION,
                                HurdleStretch.SINCE_LAST_FEE,
                                BigDecimal.valueOf(random.nextInt(1_000), 4).toPlainString())
                        .with(COUNTS[random.nextInt(COUNTS.length)]);
        var management =
                ManagementFeeTerms.of(
                        BigDecimal.valueOf(random.nextInt(1_000), 4),
                        BASES[random.nextInt(BASES.length)],
                        COUNTS[random.nextInt(COUNTS.length)]);
        return FeeConvention.HOUSE
                .agreement(BigDecimal.valueOf(random.nextInt(100), 2), Currency.USD)
                .with(management)
                .with(kind == HurdleKind.CATCH_UP ? hurdle.withCatchUp(BigDecimal.ONE) : hurdle)
                .with(
                        random.nextBoolean()
                                ? FeeRounding.halfUp(Currency.USD)
                                : FeeRounding.halfEven(Currency.USD));
    }

    private PerformanceFeeLine performance(Case one) {
        Valuation valuation =
                Valuation.ofPnl(
                                FROM,
                                one.to(),
                                new Money(BigDecimal.valueOf(one.pnl, 2), Currency.USD),
                                true)
                        .with(one.spans);
        HighWaterMark mark = HighWaterMark.at(BigDecimal.valueOf(one.mark, 2), FROM);
        return PerformanceFee.of(one.agreement, mark, valuation);
    }

    /// The fee from its definition, in big decimals alone.
    private static BigDecimal management(Case one) {
        ManagementFeeTerms terms = one.agreement.management();
        YearFraction whole = terms.dayCount().over(FROM, one.to());
        boolean average = terms.base() != ManagementFeeBase.TIME_WEIGHTED_CAPITAL;
        BigDecimal sum = BigDecimal.ZERO;
        for (CapitalSpan span : one.spans) {
            long weight =
                    average
                            ? span.to().toEpochDay() - span.from().toEpochDay()
                            : terms.dayCount().over(span.from(), span.to()).numerator();
            sum = sum.add(span.capital().multiply(BigDecimal.valueOf(weight)));
        }
        BigDecimal yearly = sum.multiply(terms.rate());
        long days = one.to().toEpochDay() - FROM.toEpochDay();
        return average
                ? yearly.multiply(BigDecimal.valueOf(whole.numerator()))
                        .divide(BigDecimal.valueOf(days * whole.denominator()), Decimals.DIVISION)
                : yearly.divide(BigDecimal.valueOf(whole.denominator()), Decimals.DIVISION);
    }

    private static BigDecimal performanceFee(Case one) {
        Hurdle hurdle = one.agreement.performance().hurdle();
        BigDecimal rate = one.agreement.performance().rate();
        BigDecimal gain = BigDecimal.valueOf(one.pnl - one.mark, 2);
        BigDecimal due = gain.max(BigDecimal.ZERO).multiply(rate);
        if (hurdle.kind() == HurdleKind.NONE) {
            return due;
        }
        BigDecimal sum = BigDecimal.ZERO;
        long perYear = 1;
        for (CapitalSpan span : one.spans) {
            YearFraction part = hurdle.dayCount().over(span.from(), span.to());
            sum = sum.add(span.capital().multiply(BigDecimal.valueOf(part.numerator())));
            perYear = part.denominator();
        }
        BigDecimal divisor = BigDecimal.valueOf(perYear);
        BigDecimal over = sum.multiply(hurdle.rate()).max(BigDecimal.ZERO);
        BigDecimal excess = gain.multiply(divisor).subtract(over);
        if (excess.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        return switch (hurdle.kind()) {
            case NONE, SOFT -> due;
            case HARD -> excess.multiply(rate).divide(divisor, Decimals.DIVISION);
            case CATCH_UP -> due.min(excess.divide(divisor, Decimals.DIVISION));
        };
    }

    private static BigDecimal round(Case one, BigDecimal exact) {
        return one.agreement.rounding().round(exact);
    }

    private String told(Case one) {
        return "seed " + seed + ": " + one;
    }

    private List<CapitalSpan> shuffled(List<CapitalSpan> spans) {
        List<CapitalSpan> shuffled = new ArrayList<>(spans);
        if (random.nextBoolean()) {
            Collections.reverse(shuffled);
        }
        return shuffled;
    }
}
