package fidus.server.statements;

import fidus.contract.Problem;
import fidus.investments.schedule.PayoutKind;
import fidus.money.Money;
import fidus.statements.ChangeLine;
import fidus.statements.ContractLine;
import fidus.statements.DepositLine;
import fidus.statements.Figures;
import fidus.statements.LineState;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/// How figures and days are spelled on paper.
final class Wording {
    static final String NONE = "–";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MONTH =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter JANUARY =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private Wording() {}

    static String moment(Instant moment) {
        return MOMENT.format(moment);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String longDay(LocalDate day) {
        return LONG.format(day);
    }

    static String month(String period) {
        return MONTH.format(YearMonth.parse(period));
    }

    /// Short for an axis; the year stands with the first month and each January.
    static String onAxis(String period, boolean first) {
        YearMonth month = YearMonth.parse(period);
        return (first || month.getMonthValue() == 1 ? JANUARY : SHORT_MONTH).format(month);
    }

    /// With the minus of print instead of the hyphen.
    static String amount(Money money) {
        return Figures.text(money).replace('-', '−');
    }

    /// Zero as a dash, so that what moved stands out.
    static String moved(Money money) {
        return money.isZero() ? NONE : amount(money);
    }

    /// Taken off, with its sign.
    static String taken(Money money) {
        return money.isZero() ? NONE : amount(money.negated());
    }

    static String percent(BigDecimal percent) {
        return percent.toPlainString().replace('-', '−') + " %";
    }

    static String payout(PayoutLine line) {
        return switch (line.payoutKind()) {
            case INTEREST -> "Interest " + line.sequence() + " of " + line.of();
            case PRINCIPAL -> "Principal";
            case PERFORMANCE_SHARE -> "Performance share " + line.sequence();
        };
    }

    static String state(PayoutLine line) {
        LocalDate paid = line.paidOn();
        if (paid != null) {
            return (line.lineState() == LineState.RETURNED ? "Back " : "Paid ") + day(paid);
        }
        return line.lineState() == LineState.AVAILABLE ? "Available" : "Scheduled";
    }

    /// The bank's day of a payout that left or came back, where that is not the day it counts.
    static String atTheBank(PayoutLine line) {
        LocalDate bank = line.bankDay();
        return bank == null ? "" : " (bank " + day(bank) + ")";
    }

    static String state(RedemptionLine line) {
        LocalDate ended = line.endedOn();
        return switch (line.redemptionState()) {
            case PENDING -> "Requested";
            case APPROVED -> "Approved" + on(line.approvedOn());
            case PAID -> "Paid" + on(ended);
            case REJECTED -> "Refused" + on(ended);
            case CANCELLED -> "Taken back" + on(ended);
        };
    }

    private static String on(@Nullable LocalDate day) {
        return day == null ? "" : " " + day(day);
    }

    static String state(DepositLine line) {
        LocalDate back = line.reversedOn();
        LocalDate late = line.countsOn();
        if (back != null) {
            return "Reversed " + day(back);
        }
        return late == null ? "Received" : "Counted from " + day(late) + ": its month was closed";
    }

    /// What was agreed, and after it what happened to it in the period.
    static String terms(ContractLine line) {
        String changes = changes(line);
        return changes.isEmpty() ? line.terms() : line.terms() + " " + changes;
    }

    static String changes(ContractLine line) {
        return line.changeLines().stream().map(Wording::change).collect(Collectors.joining(" "));
    }

    /// What happened to a contract, and what it made of the interest accrued by then.
    private static String change(ChangeLine line) {
        String what =
                switch (line.change()) {
                    case ENDED_EARLY -> "Ended early on ";
                    case START_CORRECTED -> "Start corrected on ";
                    case VALUATION_REVERSED -> "Valuation taken back on ";
                    case AMENDED -> "Terms amended on ";
                };
        Money interest = line.interest();
        String day = what + longDay(line.on());
        if (interest.isZero()) {
            return day + ".";
        }
        String took = interest.signum() < 0 ? " given up." : " more.";
        return day + ": interest accrued by then " + amount(interest.abs()) + took;
    }

    static boolean besideTheValue(PayoutLine line) {
        return line.payoutKind() == PayoutKind.PERFORMANCE_SHARE;
    }

    /// @throws fidus.contract.Refused `BAD_VALUE`
    static YearMonth period(String period) {
        try {
            return YearMonth.parse(period);
        } catch (java.time.format.DateTimeParseException e) {
            throw fidus.contract.Refused.at(
                    "period", Problem.Code.BAD_VALUE, "A month is written like 2026-03.");
        }
    }
}
