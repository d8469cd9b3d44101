package fidus.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// One contract seen on any day: what was earned, what was paid by then, what it was worth.
final class ContractMonth {
    private final ContractBook book;
    private final PayoutSchedule schedule;
    private final Map<PayoutRef, LocalDate> paidOn = new HashMap<>();
    private final Map<PayoutRef, LocalDate> knownOn = new HashMap<>();

    /// @throws Refused `WRONG_STATE` when a row is PAID and nobody knows on which day
    ContractMonth(ContractBook book, StatementInput input) {
        this.book = book;
        this.schedule = book.schedule();
        for (PayoutRow row : schedule.rows()) {
            if (row.payoutState() == PayoutState.PAID) {
                paidOn.put(
                        row.ref(),
                        row.payoutAmount().isZero()
                                ? row.dueOn()
                                : input.paidDays()
                                        .paidOn(book.id(), row.ref())
                                        .orElseThrow(() -> unknown(row)));
            }
            knownOn.put(row.ref(), known(row, input));
        }
    }

    /// What is paid is known, whenever it was booked.
    private LocalDate known(PayoutRow row, StatementInput input) {
        boolean valued = row.payoutKind() != PayoutKind.INTEREST;
        LocalDate booked =
                valued
                        ? input.valuedDays().countsOn(book.id(), row.ref()).orElse(row.dueOn())
                        : row.dueOn();
        LocalDate paid = paidOn.getOrDefault(row.ref(), LocalDate.MAX);
        return booked.isAfter(paid) ? paid : booked;
    }

    private boolean isKnown(PayoutRow row, LocalDate day) {
        return !Objects.requireNonNull(knownOn.get(row.ref())).isAfter(day);
    }

    private Refused unknown(PayoutRow row) {
        return Refused.because(
                Problem.Code.WRONG_STATE,
                "Payout "
                        + row.ref()
                        + " of contract "
                        + book.number()
                        + " is PAID, but no payment says on which day. A statement needs the day;"
                        + " record the payment first.");
    }

    ContractLine line(LocalDate from, LocalDate to) {
        return new ContractLine(
                book.id(),
                book.number(),
                book.fundCode(),
                schedule.principal(),
                schedule.dates().startDate(),
                schedule.dates().interestStart(),
                schedule.dates().contractEnd(),
                TermsInWords.of(schedule),
                movements(from, to));
    }

    private Movements movements(LocalDate from, LocalDate to) {
        LocalDate before = from.minusDays(1);
        boolean began = began(to) && !began(before);
        return new Movements(
                        value(before),
                        began ? schedule.principal() : zero(),
                        accrued(before, to),
                        paid(before, to, row -> row.payoutKind() != PayoutKind.PERFORMANCE_SHARE),
                        value(to))
                .without(owed(before).minus(owed(to)));
    }

    /// The principal that is or will be owed, as it was known on a day: once it is due and booked
    /// only what a loss or a penalty left of it.
    private Money owed(LocalDate day) {
        PayoutRow row = schedule.principalRow();
        return isKnown(row, day) ? row.payoutAmount() : schedule.principal();
    }

    /// Interest earned after one day and up to another.
    Money accrued(LocalDate after, LocalDate to) {
        return ContractValue.accruedInterest(schedule, to)
                .minus(ContractValue.accruedInterest(schedule, after));
    }

    /// Interest paid after one day and up to another.
    Money interestPaid(LocalDate after, LocalDate to) {
        return paid(after, to, row -> row.payoutKind() == PayoutKind.INTEREST);
    }

    LocalDate startDate() {
        return schedule.dates().startDate();
    }

    private Money value(LocalDate day) {
        if (!began(day)) {
            return zero();
        }
        boolean repaid = paidBy(schedule.principalRow(), day) != null;
        Money outstanding = repaid ? zero() : owed(day);
        Money interest = interestPaid(LocalDate.MIN, day);
        return ContractValue.of(schedule, day, outstanding, interest).contractValue();
    }

    private boolean began(LocalDate day) {
        return !schedule.dates().startDate().isAfter(day);
    }

    private Money paid(LocalDate after, LocalDate to, Predicate<PayoutRow> which) {
        Money sum = zero();
        for (PayoutRow row : schedule.rows()) {
            LocalDate paid = paidBy(row, to);
            if (paid != null && paid.isAfter(after) && which.test(row)) {
                sum = sum.plus(row.payoutAmount());
            }
        }
        return sum;
    }

    private @Nullable LocalDate paidBy(PayoutRow row, LocalDate day) {
        LocalDate paid = paidOn.get(row.ref());
        return paid == null || paid.isAfter(day) ? null : paid;
    }

    private Money zero() {
        return Money.zero(schedule.principal().currency());
    }

    /// Due or paid in the period, or due before and open at its end.
    List<PayoutLine> payouts(LocalDate from, LocalDate to) {
        var lines = new ArrayList<PayoutLine>();
        for (PayoutRow row : schedule.rows()) {
            LocalDate paid = paidBy(row, to);
            boolean open = paid == null && !row.dueOn().isAfter(to);
            boolean settled = paid != null && !paid.isBefore(from);
            boolean due = !row.dueOn().isBefore(from) && !row.dueOn().isAfter(to);
            if (row.live() && isTold(row, to) && (open || settled || due)) {
                lines.add(line(row, paid, to));
            }
        }
        return lines;
    }

    /// A share of which the books of that day did not know yet is no line of it.
    private boolean isTold(PayoutRow row, LocalDate day) {
        return row.payoutKind() != PayoutKind.PERFORMANCE_SHARE || isKnown(row, day);
    }

    /// Due after one day and up to another, at least the next one.
    List<PayoutLine> upcoming(LocalDate after, LocalDate to) {
        var lines = new ArrayList<PayoutLine>();
        LocalDate next = null;
        for (PayoutRow row : schedule.rows()) {
            boolean ahead = row.live() && row.dueOn().isAfter(after) && paidBy(row, after) == null;
            next = ahead && next == null ? row.dueOn() : next;
            if (ahead && (!row.dueOn().isAfter(to) || row.dueOn().equals(next))) {
                lines.add(line(row, null, after));
            }
        }
        return lines;
    }

    private PayoutLine line(PayoutRow row, @Nullable LocalDate paid, LocalDate on) {
        LineState state = row.dueOn().isAfter(on) ? LineState.SCHEDULED : LineState.AVAILABLE;
        int of =
                Math.toIntExact(
                        schedule.rows().stream()
                                .filter(other -> other.live())
                                .filter(other -> other.payoutKind() == row.payoutKind())
                                .filter(other -> isTold(other, on))
                                .count());
        return new PayoutLine(
                book.number(),
                book.fundCode(),
                row.payoutKind(),
                row.sequence(),
                of,
                row.dueOn(),
                paid,
                row.payoutKind() == PayoutKind.PRINCIPAL ? owed(on) : row.payoutAmount(),
                paid == null ? state : LineState.PAID);
    }
}
