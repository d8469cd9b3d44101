package fidus.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The fees of many payees who share one agreement, one period and the days on which capital
/// changes: their figures alone, by the same arithmetic as {@link ManagementFee} and {@link
/// PerformanceFee}, which also say how each was found. The performance fee is that on cumulative
/// true P&L, with a hurdle on the allocation or none, since the start of the period.
public final class PayeeFees {
    private final FeeAgreement agreement;
    private final Accrual management;
    private final @Nullable Accrual hurdle;
    private final int scale;

    private PayeeFees(FeeAgreement agreement, List<CapitalSpan> spans) {
        PerformanceFeeTerms terms = agreement.performance();
        boolean hurdled = terms.hurdle().kind() != HurdleKind.NONE;
        boolean onAllocation = terms.hurdle().base() == HurdleBase.ALLOCATION;
        if ((hurdled && !onAllocation) || terms.markRule() == MarkRule.NO_MARK) {
            throw Refused.at(
                    "hurdle",
                    Problem.Code.BAD_VALUE,
                    "Together, fees are computed above a mark and on a hurdle on the allocation"
                            + " only; compute others one by one.");
        }
        this.agreement = agreement;
        this.management = ManagementFee.accrual(agreement.management(), spans);
        this.hurdle = hurdled ? HurdleAmount.allocation(terms.hurdle(), spans) : null;
        this.scale = agreement.currency().scale();
    }

    /// @param days whole spans of the period, in order; only their dates matter
    /// @throws Refused `BAD_VALUE` when days are missing or said twice, or the agreement's figures
    ///   cannot be computed from these
    public static PayeeFees of(
            FeeAgreement agreement, LocalDate from, LocalDate to, List<CapitalSpan> days) {
        return new PayeeFees(agreement, CapitalSpan.covering(days, from, to));
    }

    /// @param capital of each span, in minor units
    public BigDecimal management(long[] capital) {
        return management.of(capital, scale).rounded(agreement.rounding());
    }

    /// What would crystallise now.
    ///
    /// @param mark level of the mark, in minor units
    /// @param pnl cumulative true P&L at the end, in minor units
    /// @param capital of each span, in minor units
    public BigDecimal performance(long mark, long pnl, long[] capital) {
        Quotient level = Quotient.ofMinor(mark, scale);
        Quotient measured = Quotient.ofMinor(pnl, scale);
        PerformanceFeeTerms terms = agreement.performance();
        PerformanceAmounts amounts =
                hurdle == null
                        ? PerformanceAmounts.of(terms, measured, level)
                        : PerformanceAmounts.of(
                                terms, measured, level, level.plus(hurdle.of(capital, scale)));
        return amounts.fee().rounded(agreement.rounding());
    }
}
