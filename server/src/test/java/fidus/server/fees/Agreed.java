package fidus.server.fees;

import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
import fidus.fees.FeeRounding;
import fidus.fees.Hurdle;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.ManagementFeeBase;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.MarkRule;
import fidus.fees.PerformanceBasis;
import fidus.money.Currency;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Agreements that differ from the house's in one term.
final class Agreed {
    static final FeeAgreement HOUSE =
            FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD);
    private static final BigDecimal TWO_PERCENT = new BigDecimal("0.02");

    private Agreed() {}

    static FeeAgreement hurdle(HurdleKind kind, String rate) {
        return HOUSE.with(
                Hurdle.of(kind, HurdleBase.ALLOCATION, HurdleStretch.SINCE_LAST_FEE, rate));
    }

    static Hurdle hard(HurdleBase base) {
        return on(base, HurdleStretch.SINCE_LAST_FEE);
    }

    static Hurdle on(HurdleBase base, HurdleStretch stretch) {
        return Hurdle.of(HurdleKind.HARD, base, stretch, "0.06");
    }

    static FeeAgreement on(ManagementFeeBase base, DayCount days) {
        return HOUSE.with(ManagementFeeTerms.of(TWO_PERCENT, base, days));
    }

    static FeeAgreement managed(FeeAgreement agreement) {
        return agreement.with(ManagementFeeTerms.house(TWO_PERCENT));
    }

    static FeeAgreement after(FeeAgreement agreement) {
        return agreement.with(agreement.performance().with(PerformanceBasis.AFTER_MANAGEMENT_FEE));
    }

    static FeeAgreement net(FeeAgreement agreement) {
        return paid(
                agreement.with(agreement.performance().with(MarkRule.NET_OF_FEE)),
                FeePayment.FROM_VALUE);
    }

    static FeeAgreement paid(FeeAgreement agreement, FeePayment payment) {
        return new FeeAgreement(
                agreement.currency(),
                agreement.management(),
                agreement.performance(),
                agreement.markLevel(),
                payment,
                agreement.rounding(),
                agreement.settlement());
    }

    /// 20.01 % of 5,000.00 is 1,000.50.
    static FeeAgreement rounded(RoundingMode mode) {
        return FeeConvention.HOUSE
                .agreement(new BigDecimal("0.2001"), Currency.USD)
                .with(new FeeRounding(mode, 0));
    }
}
