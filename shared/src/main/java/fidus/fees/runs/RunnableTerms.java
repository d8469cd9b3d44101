package fidus.fees.runs;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.Crystallisation;
import fidus.fees.FeeAgreement;
import fidus.fees.FeePayment;
import fidus.fees.HurdleBase;
import fidus.fees.HurdleKind;
import fidus.fees.HurdleStretch;
import fidus.fees.MarkLevel;
import fidus.fees.MarkRule;
import fidus.fees.PerformanceBasis;
import fidus.fees.PerformanceFeeTerms;

import java.util.EnumSet;
import java.util.Set;

/// Which agreements fee runs of the house can compute: they measure cumulative true P&L at month
/// ends. What they cannot measure is refused when a mandate is prepared, never guessed later.
public final class RunnableTerms {
    private static final Set<HurdleBase> HURDLES =
            EnumSet.of(HurdleBase.ALLOCATION, HurdleBase.FIXED_AMOUNT, HurdleBase.DAILY_GEOMETRIC);

    private RunnableTerms() {}

    /// @throws Refused `CONVENTION_UNSUPPORTED` saying which parameter fee runs do not have
    public static void check(FeeAgreement agreement) {
        PerformanceFeeTerms performance = agreement.performance();
        if (performance.crystallisation() == Crystallisation.WEEKLY
                || performance.crystallisation() == Crystallisation.ON_REDEMPTION) {
            throw refused("crystallisation", "fees crystallise at the end of calendar months");
        }
        if (agreement.markLevel() != MarkLevel.MANDATE
                && agreement.markLevel() != MarkLevel.ACCOUNT) {
            throw refused("markLevel", "a mark is the mandate's or an account's");
        }
        if (agreement.payment() != FeePayment.OUTSIDE
                && agreement.payment() != FeePayment.FROM_VALUE) {
            throw refused("payment", "accounts have no units to pay with");
        }
        if (performance.hurdle().kind() != HurdleKind.NONE
                && !HURDLES.contains(performance.hurdle().base())) {
            throw refused(
                    "hurdleBase",
                    "a hurdle is measured on the allocation, by day on it, or is a stated sum");
        }
        switch (agreement.management().base()) {
            case AVERAGE_DAILY_VALUE, COMMITTED ->
                    throw refused("managementFeeBase", "this figure is not measured");
            default -> {}
        }
        if (agreement.rounding().decimals() > agreement.currency().scale()) {
            throw refused("rounding", "a fee is paid in whole minor units");
        }
        if (agreement.markLevel() == MarkLevel.ACCOUNT) {
            checkPerAccount(agreement);
        }
    }

    /// Whether the terms look at the figure at the start of the crystallisation period.
    public static boolean needsOpening(FeeAgreement agreement) {
        PerformanceFeeTerms terms = agreement.performance();
        return terms.markRule() == MarkRule.NO_MARK
                || (terms.hurdle().kind() != HurdleKind.NONE
                        && terms.hurdle().base() == HurdleBase.DAILY_GEOMETRIC
                        && terms.hurdle().stretch() == HurdleStretch.PERIOD_ONLY);
    }

    /// Whether the terms look at management fees.
    public static boolean needsManagementFees(FeeAgreement agreement) {
        return agreement.management().rate().signum() > 0
                && (agreement.performance().basis() == PerformanceBasis.AFTER_MANAGEMENT_FEE
                        || agreement.payment() == FeePayment.FROM_VALUE);
    }

    private static void checkPerAccount(FeeAgreement agreement) {
        boolean alone =
                agreement.payment() == FeePayment.OUTSIDE
                        && !needsOpening(agreement)
                        && !needsManagementFees(agreement);
        if (!alone) {
            throw refused(
                    "markLevel",
                    "with a mark per account, fees are paid outside, before the management fee,"
                            + " from the mark alone");
        }
    }

    private static Refused refused(String field, String why) {
        return Refused.at(
                field,
                Problem.Code.CONVENTION_UNSUPPORTED,
                "Fee runs cannot compute this: " + why + ". Choose other terms.");
    }
}
