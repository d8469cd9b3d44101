package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.Crystallisation;
import fidus.fees.ManagementFeeTerms;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.RunnableTerms;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What must hold of agreements that are new in a mandate. One that was approved before stays as it
/// is, so that a mandate can always be ended.
final class NewAgreements {
    private NewAgreements() {}

    /// @param before the mandate it replaces, absent for a new one
    static void check(@Nullable Mandate before, Mandate wanted) {
        List<AgreedFrom> all = wanted.agreements();
        int known = before == null ? 0 : before.agreements().size();
        for (int i = known; i < all.size(); i++) {
            RunnableTerms.check(all.get(i).agreement());
            if (i > 0) {
                checkPeriods(wanted, all.get(i - 1), all.get(i));
            }
        }
        checkWholeMonths(before, wanted);
    }

    /// A gain belongs to one crystallisation period: another rhythm begins where the old one ended
    /// and a period of the new one starts, or a gain would be charged twice or never.
    private static void checkPeriods(Mandate wanted, AgreedFrom old, AgreedFrom next) {
        Crystallisation was = old.agreement().performance().crystallisation();
        Crystallisation is = next.agreement().performance().crystallisation();
        LocalDate lastDay = next.from().minusDays(1);
        boolean fits =
                was == is
                        || next.from().isBefore(wanted.startOn())
                        || (was.at(lastDay) && is.at(lastDay));
        if (!fits) {
            throw Refused.at(
                    "crystallisation",
                    Problem.Code.BAD_VALUE,
                    "On "
                            + next.from()
                            + " a period of "
                            + was
                            + " or of "
                            + is
                            + " is under way. Another rhythm begins with the first month of a"
                            + " quarter or of a year.");
        }
    }

    /// A rate of nothing counts no days, and a start that was agreed before stays.
    private static void checkWholeMonths(@Nullable Mandate before, Mandate wanted) {
        LocalDate end = wanted.endOn();
        boolean startsWhole = wanted.startOn().getDayOfMonth() == 1;
        boolean endsWhole = end == null || end.getDayOfMonth() == end.lengthOfMonth();
        ManagementFeeTerms first = wanted.agreements().getFirst().agreement().management();
        ManagementFeeTerms last = wanted.agreements().getLast().agreement().management();
        if (before == null && !startsWhole && isWholeMonthsOnly(first)) {
            throw Refused.at(
                    "dayCount",
                    Problem.Code.BAD_VALUE,
                    "The mandate starts on "
                            + wanted.startOn()
                            + ", within a month, and twelfths count whole months. Use a count of"
                            + " days.");
        }
        if (!endsWhole && isWholeMonthsOnly(last)) {
            throw Refused.at(
                    "endOn",
                    Problem.Code.BAD_VALUE,
                    "The management fee counts whole months, so the mandate ends with a month.");
        }
    }

    private static boolean isWholeMonthsOnly(ManagementFeeTerms terms) {
        return terms.rate().signum() > 0 && RunnableTerms.wholeMonthsOnly(terms.dayCount());
    }
}
