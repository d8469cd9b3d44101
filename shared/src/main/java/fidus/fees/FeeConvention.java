package fidus.fees;

import fidus.money.Currency;

import java.math.BigDecimal;

/// Usual combinations of terms, each to start an agreement from and to change where it differs.
public enum FeeConvention {
    /// This house: cumulative true P&L, one mark per mandate before the fee, monthly, no hurdle, no
    /// management fee.
    HOUSE(PerformanceBasis.BEFORE_MANAGEMENT_FEE, MarkRule.GROSS_OF_FEE, Crystallisation.MONTHLY),
    /// Investment-management textbooks: both fees on the year-end value, independent of each other.
    TEXTBOOK_INDEPENDENT(
            PerformanceBasis.BEFORE_MANAGEMENT_FEE, MarkRule.NET_OF_FEE, Crystallisation.ANNUAL),
    /// The same with the performance fee after the management fee.
    TEXTBOOK_NET(
            PerformanceBasis.AFTER_MANAGEMENT_FEE, MarkRule.NET_OF_FEE, Crystallisation.ANNUAL),
    /// A share class: accrued at each valuation, crystallised by quarter, mark after the fee.
    SHARE_CLASS(
            PerformanceBasis.BEFORE_MANAGEMENT_FEE, MarkRule.NET_OF_FEE, Crystallisation.QUARTERLY),
    /// Fee invoiced outside the account; mark before the fee.
    OUTSIDE_ACCOUNT(
            PerformanceBasis.BEFORE_MANAGEMENT_FEE, MarkRule.GROSS_OF_FEE, Crystallisation.MONTHLY),
    /// MetaTrader pool: weekly rollover, mark after the fee.
    POOL_WEEKLY(
            PerformanceBasis.BEFORE_MANAGEMENT_FEE, MarkRule.NET_OF_FEE, Crystallisation.WEEKLY),
    /// Each period alone against a hurdle; losses are not carried forward.
    NO_MARK(PerformanceBasis.BEFORE_MANAGEMENT_FEE, MarkRule.NO_MARK, Crystallisation.ANNUAL);

    private final PerformanceBasis basis;
    private final MarkRule markRule;
    private final Crystallisation crystallisation;

    FeeConvention(PerformanceBasis basis, MarkRule markRule, Crystallisation crystallisation) {
        this.basis = basis;
        this.markRule = markRule;
        this.crystallisation = crystallisation;
    }

    /// @param rate the performance fee rate as a fraction
    /// @throws fidus.contract.Refused `BAD_VALUE` for a rate outside 0…1
    public FeeAgreement agreement(BigDecimal rate, Currency currency) {
        return new FeeAgreement(
                currency,
                management(),
                new PerformanceFeeTerms(rate, basis, Hurdle.NONE, markRule, crystallisation),
                MarkLevel.MANDATE,
                markRule == MarkRule.NET_OF_FEE ? FeePayment.FROM_VALUE : FeePayment.OUTSIDE,
                FeeRounding.halfUp(currency),
                Settlement.HOUSE);
    }

    private ManagementFeeTerms management() {
        return switch (this) {
            case TEXTBOOK_INDEPENDENT, TEXTBOOK_NET ->
                    ManagementFeeTerms.of(
                            BigDecimal.ZERO, ManagementFeeBase.CLOSING_EQUITY, DayCount.TWELFTHS);
            default -> ManagementFeeTerms.NONE;
        };
    }
}
