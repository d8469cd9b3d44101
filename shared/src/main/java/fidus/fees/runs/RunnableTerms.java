package fidus.fees.runs;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.CountedDays;
import fidus.fees.Crystallisation;
import fidus.fees.DayCount;
import fidus.fees.FeeAgreement;
import fidus.fees.FeeConvention;
import fidus.fees.FeePayment;
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

import java.util.Arrays;
import java.util.List;

/// Which agreements fee runs of the house can compute: they measure cumulative true P&L at month
/// ends. What they cannot measure, and what contradicts itself, is refused when a mandate is
/// prepared, never guessed later. A form offers what is listed here.
public final class RunnableTerms {
    /// Fees crystallise at the end of calendar months.
    public static final List<Crystallisation> CRYSTALLISATIONS =
            List.of(Crystallisation.MONTHLY, Crystallisation.QUARTERLY, Crystallisation.ANNUAL);

    public static final List<MarkLevel> MARK_LEVELS = List.of(MarkLevel.MANDATE, MarkLevel.ACCOUNT);

    /// Accounts have no units to pay with.
    public static final List<FeePayment> PAYMENTS =
            List.of(FeePayment.OUTSIDE, FeePayment.FROM_VALUE);

    public static final List<HurdleBase> HURDLE_BASES =
            List.of(HurdleBase.ALLOCATION, HurdleBase.DAILY_GEOMETRIC, HurdleBase.FIXED_AMOUNT);

    /// A hurdle follows capital that may change on any day, so a count of whole months has none.
    public static final List<DayCount> HURDLE_DAY_COUNTS =
            Arrays.stream(DayCount.values()).filter(days -> !wholeMonthsOnly(days)).toList();

    public static final List<ManagementFeeBase> MANAGEMENT_BASES =
            List.of(
                    ManagementFeeBase.AVERAGE_DAILY_ALLOCATION,
                    ManagementFeeBase.TIME_WEIGHTED_CAPITAL,
                    ManagementFeeBase.OPENING_ALLOCATION,
                    ManagementFeeBase.OPENING_EQUITY,
                    ManagementFeeBase.CLOSING_EQUITY,
                    ManagementFeeBase.GROSS_ASSETS);

    /// A management fee is a month's, which is no whole quarter.
    public static final List<DayCount> MANAGEMENT_DAY_COUNTS =
            Arrays.stream(DayCount.values()).filter(days -> days != DayCount.QUARTERS).toList();

    /// Presets whose terms fee runs can compute. The weekly pool is none: its fee crystallises on
    /// Saturdays, and a fee run stands on the snapshot of a month end.
    public static final List<FeeConvention> CONVENTIONS =
            Arrays.stream(FeeConvention.values())
                    .filter(preset -> preset != FeeConvention.POOL_WEEKLY)
                    .toList();

    private RunnableTerms() {}

    /// @throws Refused `CONVENTION_UNSUPPORTED` saying which parameter fee runs do not have, or
    ///   `BAD_VALUE` naming one of two that contradict each other
    public static void check(FeeAgreement agreement) {
        PerformanceFeeTerms performance = agreement.performance();
        if (!CRYSTALLISATIONS.contains(performance.crystallisation())) {
            throw refused("crystallisation", "fees crystallise at the end of calendar months");
        }
        if (!MARK_LEVELS.contains(agreement.markLevel())) {
            throw refused("markLevel", "a mark is the mandate's or an account's");
        }
        if (!PAYMENTS.contains(agreement.payment())) {
            throw refused("payment", "accounts have no units to pay with");
        }
        if (agreement.rounding().decimals() > agreement.currency().scale()) {
            throw refused("rounding", "a fee is paid in whole minor units");
        }
        checkManagement(agreement.management());
        checkHurdle(performance.hurdle());
        checkTogether(agreement);
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

    /// Whether the terms look at the management fee of the same month, which then comes first.
    public static boolean needsManagementFees(FeeAgreement agreement) {
        return agreement.management().rate().signum() > 0 && looksAtManagementFees(agreement);
    }

    /// Whether the terms look at management fees, also at those of months whose rate was another.
    public static boolean looksAtManagementFees(FeeAgreement agreement) {
        return agreement.performance().basis() == PerformanceBasis.AFTER_MANAGEMENT_FEE
                || agreement.payment() == FeePayment.FROM_VALUE;
    }

    /// Whether a month's part of a year is known for whole months only.
    public static boolean wholeMonthsOnly(DayCount days) {
        return days == DayCount.TWELFTHS || days == DayCount.QUARTERS;
    }

    /// Whether weekdays alone may be counted.
    public static boolean countsSingleDays(DayCount days) {
        return switch (days) {
            case ACT_365F, ACT_360, ACT_ACT, TRADING_260 -> true;
            default -> false;
        };
    }

    private static void checkManagement(ManagementFeeTerms terms) {
        if (!MANAGEMENT_BASES.contains(terms.base())) {
            throw refused("managementFeeBase", "this figure is not measured");
        }
        if (!MANAGEMENT_DAY_COUNTS.contains(terms.dayCount())) {
            throw refused("dayCount", "a management fee is a month's, and a month is no quarter");
        }
        if (terms.base() == ManagementFeeBase.TIME_WEIGHTED_CAPITAL
                && wholeMonthsOnly(terms.dayCount())) {
            throw contradicts(
                    "dayCount",
                    "Capital may change on any day, so its time is counted in days, not in"
                            + " twelfths.");
        }
        if (terms.countedDays() == CountedDays.WEEKDAYS && !countsSingleDays(terms.dayCount())) {
            throw contradicts(
                    "countedDays",
                    terms.dayCount() + " does not count single days, so it cannot skip weekends.");
        }
    }

    private static void checkHurdle(Hurdle hurdle) {
        if (hurdle.kind() == HurdleKind.NONE) {
            return;
        }
        if (!HURDLE_BASES.contains(hurdle.base())) {
            throw refused(
                    "hurdleBase",
                    "a hurdle is measured on the allocation, by day on it, or is a stated sum");
        }
        if (hurdle.base() == HurdleBase.ALLOCATION
                && !HURDLE_DAY_COUNTS.contains(hurdle.dayCount())) {
            throw refused("hurdleDayCount", "the hurdle's capital may change on any day");
        }
        if (hurdle.rate().signum() == 0) {
            throw contradicts(
                    "hurdleRate", "A hurdle of nothing is none. Say its rate or choose no hurdle.");
        }
    }

    private static void checkTogether(FeeAgreement agreement) {
        PerformanceFeeTerms terms = agreement.performance();
        if (terms.markRule() == MarkRule.NET_OF_FEE && agreement.payment() == FeePayment.OUTSIDE) {
            throw contradicts(
                    "markRule",
                    "A fee paid outside leaves the measured figure as it is, so a mark after the"
                            + " fee would charge the fee itself as gain once more.");
        }
        if (needsOpening(agreement) && agreement.payment() == FeePayment.FROM_VALUE) {
            throw contradicts(
                    "payment",
                    "Terms that start from the figure at the beginning of a period are paid"
                            + " outside.");
        }
        if (terms.markRule() == MarkRule.NO_MARK
                && terms.hurdle().kind() != HurdleKind.NONE
                && terms.hurdle().base() != HurdleBase.FIXED_AMOUNT
                && terms.hurdle().stretch() == HurdleStretch.SINCE_LAST_FEE) {
            throw contradicts(
                    "hurdleStretch",
                    "Without a mark each period stands alone, and so does its hurdle: choose the"
                            + " period only.");
        }
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

    private static Refused contradicts(String field, String why) {
        return Refused.at(field, Problem.Code.BAD_VALUE, why);
    }
}
