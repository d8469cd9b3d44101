package fidus.fees.runs;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.CapitalSpan;
import fidus.fees.CountedDays;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
import fidus.fees.FeeTiming;
import fidus.fees.HighWaterMark;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.PerformanceBasis;
import fidus.fees.PerformanceFeeTerms;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.ReadingSource;
import fidus.mt5.pnl.TruePnl;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is accepted when a mandate is prepared can be computed at every month end, whatever is
/// combined; what cannot is refused then, with its field.
class RunnableTermsTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 2, 1);
    private static final AccountKey ACCOUNT = new AccountKey("Broker-Live", 1001);
    private static final FeeAgreement HOUSE =
            FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD);

    @Test
    void whateverIsCombinedInAPerformanceFeeIsRefusedAtOnceOrCanBeComputed() {
        List<FeeAgreement> all = new ArrayList<>();
        for (Hurdle hurdle : hurdles()) {
            for (MarkRule rule : MarkRule.values()) {
                for (PerformanceBasis basis : PerformanceBasis.values()) {
                    var terms =
                            new PerformanceFeeTerms(
                                    new BigDecimal("0.20"),
                                    basis,
                                    hurdle,
                                    rule,
                                    HOUSE.performance().crystallisation());
                    placed(HOUSE.with(terms), all);
                }
            }
        }
        assertThat(accepted(FeeType.MANAGER_PERFORMANCE, all)).isGreaterThan(500);
    }

    @Test
    void whateverIsCombinedInAManagementFeeIsRefusedAtOnceOrCanBeComputed() {
        List<FeeAgreement> all = new ArrayList<>();
        for (ManagementFeeBase base : ManagementFeeBase.values()) {
            for (DayCount days : DayCount.values()) {
                for (CountedDays counted : CountedDays.values()) {
                    var terms =
                            ManagementFeeTerms.of(new BigDecimal("0.02"), base, days).with(counted);
                    all.add(HOUSE.with(terms));
                    if (base == ManagementFeeBase.OPENING_ALLOCATION) {
                        all.add(HOUSE.with(terms.with(FeeTiming.IN_ADVANCE)));
                    }
                }
            }
        }
        // Six bases × eight counts, two of them without twelfths, and weekdays where single days
        // count: 6 × (8 + 4) − 1, and the opening ones in advance once more.
        assertThat(accepted(FeeType.MANAGER_MANAGEMENT, all)).isEqualTo(6 * 12 - 1 + 12);
    }

    private static List<Hurdle> hurdles() {
        List<Hurdle> all = new ArrayList<>(List.of(Hurdle.NONE));
        for (HurdleKind kind : List.of(HurdleKind.SOFT, HurdleKind.HARD, HurdleKind.CATCH_UP)) {
            for (HurdleBase base : HurdleBase.values()) {
                for (DayCount days : DayCount.values()) {
                    BigDecimal share =
                            kind == HurdleKind.CATCH_UP ? BigDecimal.ONE : BigDecimal.ZERO;
                    for (HurdleStretch stretch : HurdleStretch.values()) {
                        if (base != HurdleBase.OPENING_VALUE
                                || stretch == HurdleStretch.PERIOD_ONLY) {
                            BigDecimal rate = new BigDecimal("0.06");
                            all.add(new Hurdle(kind, base, stretch, rate, days, share));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static void placed(FeeAgreement agreement, List<FeeAgreement> all) {
        for (MarkLevel level : MarkLevel.values()) {
            for (FeePayment payment : FeePayment.values()) {
                all.add(
                        new FeeAgreement(
                                agreement.currency(),
                                agreement.management(),
                                agreement.performance(),
                                level,
                                payment,
                                agreement.rounding(),
                                agreement.settlement()));
            }
        }
    }

    private static int accepted(FeeType type, List<FeeAgreement> all) {
        int accepted = 0;
        for (FeeAgreement agreement : all) {
            try {
                RunnableTerms.check(agreement);
            } catch (Refused refused) {
                Problem why = refused.problem();
                assertThat(why.fields()).as(why.message()).hasSize(1);
                continue;
            }
            accepted++;
            FeePart part = FeePart.of(type, inputs(agreement));
            assertThat(part.fee().signum()).as(agreement.toString()).isNotNegative();
        }
        return accepted;
    }

    /// February, with capital that changes within it.
    private static PartInputs inputs(FeeAgreement agreement) {
        Money none = Money.zero(Currency.USD);
        AccountKey markOf = agreement.markLevel() == MarkLevel.ACCOUNT ? ACCOUNT : null;
        var mark = new AccountMark(markOf, HighWaterMark.zero(FIRST.minusMonths(1)));
        return new PartInputs(
                new MandateId(new UUID(0, 1)),
                "Core trend",
                FIRST,
                "CORE",
                agreement,
                FIRST,
                FIRST.plusMonths(1),
                true,
                List.of(account()),
                List.of(mark),
                Money.of("1000.00", "USD"),
                Money.of("10.00", "USD"),
                none,
                none,
                none);
    }

    private static AccountInput account() {
        Money equity = Money.of("110000.00", "USD");
        Money none = Money.zero(Currency.USD);
        LocalDate change = LocalDate.of(2027, 2, 11);
        return new AccountInput(
                ACCOUNT,
                FIRST.minusMonths(1),
                null,
                LocalDate.of(2027, 2, 28),
                Instant.parse("2027-02-28T23:55:00Z"),
                ReadingSource.MANUAL,
                TruePnl.of(equity, none, Money.of("100000.00", "USD")),
                none,
                equity,
                List.of(
                        CapitalSpan.of(LocalDate.EPOCH, change, new BigDecimal("50000.00")),
                        CapitalSpan.of(change, FIRST.plusMonths(1), new BigDecimal("100000.00"))));
    }
}
