package fidus.funds;

import fidus.contract.Problem;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What makes terms computable and honest.
final class TermsRules {
    private static final int MOST_MONTHS = 600;
    private static final int MOST_NOTICE_DAYS = 3_660;
    private static final int MOST_DECIMALS = 8;

    private final FundTerms terms;
    private final List<Failure> failures = new ArrayList<>();

    private TermsRules(FundTerms terms) {
        this.terms = terms;
    }

    static void check(FundTerms terms) {
        var rules = new TermsRules(terms);
        rules.months();
        rules.convention();
        rules.rates();
        rules.minimum();
        rules.earlyRedemption();
        rules.family();
        Failure.refuse(rules.failures);
    }

    private void months() {
        within("incubationMonths", terms.incubationMonths(), 0);
        if (internal()) {
            return;
        }
        within("earningMonths", terms.earningMonths(), 1);
        within("payoutIntervalMonths", terms.payoutIntervalMonths(), 1);
        if (terms.payoutIntervalMonths() > 0
                && terms.earningMonths() % terms.payoutIntervalMonths() != 0) {
            bad(
                    "earningMonths",
                    terms.earningMonths()
                            + " earning months are not a whole number of payouts every "
                            + terms.payoutIntervalMonths()
                            + " months.");
        }
    }

    private void convention() {
        boolean countable =
                terms.incubationMonths() == 2
                        && terms.earningMonths() == 12
                        && Set.of(1, 3, 6).contains(terms.payoutIntervalMonths());
        if (terms.dateConvention() == DateConvention.DAY_COUNT && !countable && !internal()) {
            failures.add(
                    new Failure(
                            Problem.Code.CONVENTION_UNSUPPORTED,
                            "dateConvention",
                            "DAY_COUNT exists for 2 months of incubation, 12 earning months and"
                                    + " payouts every 1, 3 or 6 months only. Choose another"
                                    + " convention."));
        }
    }

    private void rates() {
        fraction("monthlyRate", terms.monthlyRate());
        fraction("performanceShareRate", terms.performanceShareRate());
        if (terms.sharesPerformance() && terms.monthlyRate().signum() != 0) {
            bad("monthlyRate", "A fund that shares its performance pays no fixed interest.");
        }
        if (terms.shareMethod() != null && !terms.sharesPerformance()) {
            bad("shareMethod", "Only where the performance is shared is there a way to share it.");
        }
        if (terms.principalAtRisk() && !terms.sharesPerformance()) {
            bad(
                    "principalAtRisk",
                    "Only where the performance is shared may the principal be at risk.");
        }
    }

    private void minimum() {
        Money minimum = terms.minimumInvestment();
        if (minimum == null) {
            if (!internal()) {
                bad("minimumInvestment", "A fund that is sold has a minimum.");
            }
        } else if (!minimum.currency().equals(terms.currency())) {
            failures.add(
                    new Failure(
                            Problem.Code.MIXED_CURRENCIES,
                            "minimumInvestment",
                            "The minimum is in "
                                    + minimum.currency()
                                    + ", the fund is kept in "
                                    + terms.currency()
                                    + "."));
        } else if (minimum.signum() <= 0) {
            bad("minimumInvestment", "The minimum is above zero.");
        }
    }

    private void earlyRedemption() {
        boolean allowed = terms.earlyRedemptionPolicy() == EarlyRedemptionPolicy.PENALTY;
        Integer days = terms.noticeDays();
        if (allowed != (terms.penaltyRate() != null)) {
            bad("penaltyRate", "A penalty is stated with the policy PENALTY, and only then.");
        }
        if (allowed != (days != null)) {
            bad("noticeDays", "Days of notice are stated with the policy PENALTY, and only then.");
        } else if (days != null && (days < 0 || days > MOST_NOTICE_DAYS)) {
            bad("noticeDays", "Notice is 0 to " + MOST_NOTICE_DAYS + " days.");
        }
        fraction("penaltyRate", terms.penaltyRate());
    }

    private void family() {
        if (terms.termsVersion() < 1) {
            bad("termsVersion", "Versions count from 1.");
        }
        if (internal() && terms.openToNewClients()) {
            bad("openToNewClients", "SEPARATION is internal and never sold.");
        }
        if (terms.sharesPerformance() != (terms.fundCode() == FundCode.UNLIMITED)) {
            bad("performanceShareRate", "UNLIMITED shares its performance, no other fund does.");
        }
    }

    private boolean internal() {
        return terms.fundCode() == FundCode.SEPARATION;
    }

    private void within(String field, int months, int least) {
        if (months < least || months > MOST_MONTHS) {
            bad(field, field + " is " + least + " to " + MOST_MONTHS + ", not " + months + ".");
        }
    }

    private void fraction(String field, @Nullable BigDecimal rate) {
        if (rate != null
                && (rate.signum() < 0
                        || rate.compareTo(BigDecimal.ONE) > 0
                        || rate.stripTrailingZeros().scale() > MOST_DECIMALS)) {
            bad(
                    field,
                    field
                            + " is a fraction from 0 to 1 with at most "
                            + MOST_DECIMALS
                            + " decimals; 1.5 % is 0.015.");
        }
    }

    private void bad(String field, String message) {
        failures.add(new Failure(Problem.Code.BAD_VALUE, field, message));
    }
}
