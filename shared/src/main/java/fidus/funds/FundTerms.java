package fidus.funds;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// One version of a fund's product conditions. A contract carries a copy of the version in force
/// when it was signed, and everything about it is computed from that copy.
///
/// @param termsVersion counts up within the fund, from 1
/// @param effectiveFrom the first day on which contracts are signed under this version
/// @param monthlyRate fraction of the principal earned per month, 0.015 for 1.5 %; zero where the
///   client has a share of the performance instead
/// @param performanceShareRate fraction of the performance that goes to the client; absent where
///   the interest is fixed
/// @param minimumInvestment absent where nothing is sold
/// @param incubationMonths first months, without interest and without redemption
/// @param earningMonths months with interest after them; zero for the internal fund alone
/// @param payoutIntervalMonths months covered by one payout (k)
/// @param penaltyRate fraction of the principal kept back at an early redemption; present exactly
///   with the policy PENALTY
/// @param noticeDays days between the notice and an early redemption; present as the penalty is
/// @param principalAtRisk whether losses reduce the principal at maturity; performance share only
/// @param openToNewClients whether a client needs no invitation
/// @param shareMethod how performance is shared fairly among those who came at different times;
///   absent where it is each contract's own mark, and where no performance is shared
public record FundTerms(
        FundCode fundCode,
        int termsVersion,
        LocalDate effectiveFrom,
        Currency currency,
        BigDecimal monthlyRate,
        @Nullable BigDecimal performanceShareRate,
        @Nullable Money minimumInvestment,
        int incubationMonths,
        int earningMonths,
        int payoutIntervalMonths,
        DateConvention dateConvention,
        RoundingRule roundingRule,
        EarlyRedemptionPolicy earlyRedemptionPolicy,
        @Nullable BigDecimal penaltyRate,
        @Nullable Integer noticeDays,
        PayoutRequestMode payoutRequestMode,
        boolean principalAtRisk,
        boolean openToNewClients,
        @Nullable ShareMethod shareMethod) {
    /// Whether the client has a share of the performance instead of fixed interest.
    public boolean sharesPerformance() {
        return performanceShareRate != null;
    }

    /// How the performance is shared: each contract by its own mark unless the terms say otherwise.
    public ShareMethod sharing() {
        return shareMethod == null ? ShareMethod.CONTRACT_MARK : shareMethod;
    }

    /// How many payouts of fixed interest a contract has: none with a performance share.
    public int interestPayouts() {
        return sharesPerformance() || payoutIntervalMonths == 0
                ? 0
                : earningMonths / payoutIntervalMonths;
    }

    /// Says that terms can be offered and computed with. Stored terms passed this once.
    ///
    /// @return these terms
    /// @throws Refused `CONVENTION_UNSUPPORTED`, `MIXED_CURRENCIES` or `BAD_VALUE`, naming every
    ///   field that is wrong and carrying the code of the first
    public FundTerms checked() {
        TermsRules.check(this);
        return this;
    }

    /// Other conditions for a contract that was signed under these. It keeps the number and the day
    /// of the version it copied.
    ///
    /// @throws Refused `BAD_VALUE` at `terms` when the fund, the currency or the kind of earning
    ///   would change, and as {@link #checked()} does
    public FundTerms amendedTo(FundTerms next) {
        next.checked();
        if (next.fundCode != fundCode
                || !next.currency.equals(currency)
                || next.sharesPerformance() != sharesPerformance()) {
            throw Refused.at(
                    "terms",
                    Problem.Code.BAD_VALUE,
                    "A contract stays in its fund and its currency. Close it and open another.");
        }
        return next.as(termsVersion, effectiveFrom);
    }

    /// The same conditions with dates computed otherwise.
    public FundTerms with(DateConvention convention, RoundingRule rounding) {
        return change().dateConvention(convention).roundingRule(rounding).terms();
    }

    /// The same conditions as another version.
    public FundTerms as(int version, LocalDate from) {
        return change().version(version, from).terms();
    }

    /// A draft that starts from these terms; what is changed is spoken field by field.
    public TermsDraft change() {
        return new TermsDraft(this);
    }
}
