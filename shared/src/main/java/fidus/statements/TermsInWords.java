package fidus.statements;

import fidus.funds.EarlyRedemptionPolicy;
import fidus.funds.FundTerms;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/// What was agreed, as a person would say it.
final class TermsInWords {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private TermsInWords() {}

    static String of(PayoutSchedule schedule) {
        FundTerms terms = schedule.terms();
        return earning(schedule, terms) + " " + ending(schedule, terms);
    }

    private static String earning(PayoutSchedule schedule, FundTerms terms) {
        String from = day(schedule.dates().interestStart());
        if (terms.sharesPerformance()) {
            return percent(terms.performanceShareRate())
                    + " of the performance after "
                    + from
                    + ", valued at each month end.";
        }
        return rates(schedule)
                + ", not compounded, from "
                + from
                + " for "
                + terms.earningMonths()
                + " months. Paid "
                + every(terms.payoutIntervalMonths())
                + ", "
                + schedule.interestRows().size()
                + " payouts in all.";
    }

    /// The rate of the first row and, where an amendment changed it, the others from their days on.
    private static String rates(PayoutSchedule schedule) {
        var words = new StringBuilder();
        BigDecimal before = null;
        for (PayoutRow row : schedule.interestRows()) {
            BigDecimal rate = row.monthlyRate();
            if (rate == null || (before != null && before.compareTo(rate) == 0)) {
                continue;
            }
            words.append(before == null ? "" : ", ").append(percent(rate));
            if (before == null) {
                words.append(" interest a month on the principal");
            } else {
                words.append(" from ").append(day(Objects.requireNonNull(row.periodFrom())));
            }
            before = rate;
        }
        return before == null
                ? percent(schedule.terms().monthlyRate()) + " interest a month on the principal"
                : words.toString();
    }

    private static String ending(PayoutSchedule schedule, FundTerms terms) {
        String early =
                terms.earlyRedemptionPolicy() == EarlyRedemptionPolicy.FORBIDDEN
                        ? "not before."
                        : "before that after notice of "
                                + terms.noticeDays()
                                + " days, less "
                                + percent(terms.penaltyRate())
                                + " of it.";
        String risk = terms.principalAtRisk() ? ", less a share of losses" : "";
        return "Principal repaid on " + day(schedule.dates().contractEnd()) + risk + ", " + early;
    }

    private static String every(int months) {
        return switch (months) {
            case 1 -> "every month";
            case 3 -> "every quarter";
            case 6 -> "every half year";
            default -> "every " + months + " months";
        };
    }

    private static String percent(@Nullable BigDecimal fraction) {
        BigDecimal rate = fraction == null ? BigDecimal.ZERO : fraction;
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }
}
