package fidus.fees;

import fidus.money.Currency;

/// A fee agreement with everything said: published conventions differ in each of these, and a
/// silent default would charge somebody wrongly. {@link FeeConvention} has the usual combinations.
///
/// @param currency of all figures of the agreement
/// @param markLevel MANDATE nets gains and losses of all accounts, ACCOUNT does not
/// @param rounding of each fee, once
public record FeeAgreement(
        Currency currency,
        ManagementFeeTerms management,
        PerformanceFeeTerms performance,
        MarkLevel markLevel,
        FeePayment payment,
        FeeRounding rounding,
        Settlement settlement) {
    public FeeAgreement with(ManagementFeeTerms other) {
        return new FeeAgreement(
                currency, other, performance, markLevel, payment, rounding, settlement);
    }

    public FeeAgreement with(PerformanceFeeTerms other) {
        return new FeeAgreement(
                currency, management, other, markLevel, payment, rounding, settlement);
    }

    public FeeAgreement with(Hurdle hurdle) {
        return with(performance.with(hurdle));
    }

    public FeeAgreement with(MarkLevel other) {
        return new FeeAgreement(
                currency, management, performance, other, payment, rounding, settlement);
    }

    public FeeAgreement with(FeeRounding other) {
        return new FeeAgreement(
                currency, management, performance, markLevel, payment, other, settlement);
    }

    public FeeAgreement with(Settlement other) {
        return new FeeAgreement(
                currency, management, performance, markLevel, payment, rounding, other);
    }
}
