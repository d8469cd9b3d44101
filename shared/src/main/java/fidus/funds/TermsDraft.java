package fidus.funds;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/// Terms being written, field by field, from others. Not checked before {@link #terms()} is.
public final class TermsDraft {
    private final FundTerms before;
    private int termsVersion;
    private LocalDate effectiveFrom;
    private Currency currency;
    private BigDecimal monthlyRate;
    private @Nullable BigDecimal performanceShareRate;
    private @Nullable Money minimumInvestment;
    private int incubationMonths;
    private int earningMonths;
    private int payoutIntervalMonths;
    private DateConvention dateConvention;
    private RoundingRule roundingRule;
    private EarlyRedemptionPolicy earlyRedemptionPolicy;
    private @Nullable BigDecimal penaltyRate;
    private @Nullable Integer noticeDays;
    private PayoutRequestMode payoutRequestMode;
    private boolean principalAtRisk;
    private boolean openToNewClients;
    private @Nullable ShareMethod shareMethod;

    TermsDraft(FundTerms before) {
        this.before = before;
        termsVersion = before.termsVersion();
        effectiveFrom = before.effectiveFrom();
        currency = before.currency();
        monthlyRate = before.monthlyRate();
        performanceShareRate = before.performanceShareRate();
        minimumInvestment = before.minimumInvestment();
        incubationMonths = before.incubationMonths();
        earningMonths = before.earningMonths();
        payoutIntervalMonths = before.payoutIntervalMonths();
        dateConvention = before.dateConvention();
        roundingRule = before.roundingRule();
        earlyRedemptionPolicy = before.earlyRedemptionPolicy();
        penaltyRate = before.penaltyRate();
        noticeDays = before.noticeDays();
        payoutRequestMode = before.payoutRequestMode();
        principalAtRisk = before.principalAtRisk();
        openToNewClients = before.openToNewClients();
        shareMethod = before.shareMethod();
    }

    public TermsDraft version(int version, LocalDate from) {
        termsVersion = version;
        effectiveFrom = from;
        return this;
    }

    /// Fixed interest per month, a fraction; the client then has no share of the performance.
    public TermsDraft monthlyRate(BigDecimal rate) {
        monthlyRate = rate;
        performanceShareRate = null;
        return this;
    }

    /// The client's share of the performance, a fraction; there is then no fixed interest.
    public TermsDraft performanceShareRate(BigDecimal rate) {
        performanceShareRate = rate;
        monthlyRate = BigDecimal.ZERO;
        return this;
    }

    /// The minimum, and with it the currency of the fund.
    public TermsDraft minimumInvestment(Money minimum) {
        minimumInvestment = minimum;
        currency = minimum.currency();
        return this;
    }

    public TermsDraft months(int incubation, int earning, int interval) {
        incubationMonths = incubation;
        earningMonths = earning;
        payoutIntervalMonths = interval;
        return this;
    }

    public TermsDraft dateConvention(DateConvention convention) {
        dateConvention = convention;
        return this;
    }

    public TermsDraft roundingRule(RoundingRule rule) {
        roundingRule = rule;
        return this;
    }

    public TermsDraft earlyRedemption(BigDecimal penalty, int days) {
        earlyRedemptionPolicy = EarlyRedemptionPolicy.PENALTY;
        penaltyRate = penalty;
        noticeDays = days;
        return this;
    }

    public TermsDraft withoutEarlyRedemption() {
        earlyRedemptionPolicy = EarlyRedemptionPolicy.FORBIDDEN;
        penaltyRate = null;
        noticeDays = null;
        return this;
    }

    public TermsDraft payoutRequestMode(PayoutRequestMode mode) {
        payoutRequestMode = mode;
        return this;
    }

    public TermsDraft principalAtRisk(boolean atRisk) {
        principalAtRisk = atRisk;
        return this;
    }

    public TermsDraft openToNewClients(boolean open) {
        openToNewClients = open;
        return this;
    }

    /// How the performance is shared among those who came at different times.
    public TermsDraft shareMethod(@Nullable ShareMethod method) {
        shareMethod = method;
        return this;
    }

    /// The draft as terms, unchecked: see {@link FundTerms#checked()}.
    public FundTerms terms() {
        return new FundTerms(
                before.fundCode(),
                termsVersion,
                effectiveFrom,
                currency,
                monthlyRate,
                performanceShareRate,
                minimumInvestment,
                incubationMonths,
                earningMonths,
                payoutIntervalMonths,
                dateConvention,
                roundingRule,
                earlyRedemptionPolicy,
                penaltyRate,
                noticeDays,
                payoutRequestMode,
                principalAtRisk,
                openToNewClients,
                shareMethod);
    }
}
