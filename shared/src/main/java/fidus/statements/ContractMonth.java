package fidus.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.ContractBook;
import fidus.investments.book.FormerRows;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.ReturnedPayout;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// One contract seen on any day: what was earned, what was paid by then, what it was worth.
final class ContractMonth {
    private final ContractBook book;
    private final PayoutSchedule schedule;
    private final Map<PayoutRef, LocalDate> paidOn = new HashMap<>();
    private final Map<PayoutRef, LocalDate> knownOn = new HashMap<>();
    private final Map<PayoutRef, List<ReturnedPayout>> returned = new HashMap<>();

    private final StatementInput input;

    /// @throws Refused `WRONG_STATE` when a row is PAID and nobody knows on which day
    ContractMonth(ContractBook book, StatementInput input) {
        this.book = book;
        this.schedule = book.schedule();
        this.input = input;
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
            returned.put(row.ref(), input.paidDays().returned(book.id(), row.ref()));
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
        return !knownOn.getOrDefault(row.ref(), row.dueOn()).isAfter(day);
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

    /// Whether it was worth something or moved, or a payout was open, paid or came back.
    boolean isTold(LocalDate from, LocalDate to) {
        return !movements(from, to).isNothing() || !payouts(from, to).isEmpty();
    }

    ContractLine line(LocalDate from, LocalDate to) {
        PayoutSchedule rows = book.rowsOn(to);
        List<ChangeLine> changes = changes(from, to);
        return new ContractLine(
                book.id(),
                book.number(),
                book.fundCode(),
                rows.principal(),
                rows.dates().startDate(),
                rows.dates().interestStart(),
                rows.dates().contractEnd(),
                TermsInWords.of(rows),
                movements(from, to),
                changes.isEmpty() ? null : changes);
    }

    /// What replaced rows in the period, each with what it made of the interest accrued by then.
    private List<ChangeLine> changes(LocalDate from, LocalDate to) {
        var lines = new ArrayList<ChangeLine>();
        List<FormerRows> former = book.formerRows();
        for (int i = 0; i < former.size(); i++) {
            LocalDate on = former.get(i).until();
            PayoutSchedule before = former.get(i).rows();
            PayoutSchedule after = i + 1 < former.size() ? former.get(i + 1).rows() : schedule;
            if (!on.isBefore(from) && !on.isAfter(to)) {
                Money interest =
                        ContractValue.accruedInterest(after, on)
                                .minus(ContractValue.accruedInterest(before, on));
                lines.add(new ChangeLine(on, kind(before, after), interest));
            }
        }
        return lines;
    }

    private static RowsChange kind(PayoutSchedule before, PayoutSchedule after) {
        if (!before.principalRow().ref().equals(after.principalRow().ref())) {
            return RowsChange.ENDED_EARLY;
        }
        if (!before.dates().startDate().equals(after.dates().startDate())) {
            return RowsChange.START_CORRECTED;
        }
        return before.terms().equals(after.terms())
                ? RowsChange.VALUATION_REVERSED
                : RowsChange.AMENDED;
    }

    private Movements movements(LocalDate from, LocalDate to) {
        LocalDate before = from.minusDays(1);
        boolean began = book.holdsPrincipal(to) && !book.holdsPrincipal(before);
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
        PayoutRow row = book.rowsOn(day).principalRow();
        return isKnown(row, day) ? row.payoutAmount() : schedule.principal();
    }

    /// Interest earned after one day and up to another.
    Money accrued(LocalDate after, LocalDate to) {
        return book.earnedOn(to).minus(book.earnedOn(after));
    }

    /// Interest paid after one day and up to another.
    Money interestPaid(LocalDate after, LocalDate to) {
        return paid(after, to, row -> row.payoutKind() == PayoutKind.INTEREST);
    }

    /// As it was known at the end of the period.
    LocalDate startDate(LocalDate to) {
        return book.rowsOn(to).dates().startDate();
    }

    private Money value(LocalDate day) {
        boolean repaid = isPaidOn(schedule.principalRow(), day);
        boolean owes = book.holdsPrincipal(day) && !repaid;
        Money interest = interestPaid(LocalDate.MIN, day);
        return (owes ? owed(day) : zero()).plus(book.earnedOn(day)).minus(interest);
    }

    private Money paid(LocalDate after, LocalDate to, Predicate<PayoutRow> which) {
        Money sum = zero();
        for (PayoutRow row : schedule.rows()) {
            boolean before = isPaidOn(row, after);
            if (which.test(row) && before != isPaidOn(row, to)) {
                sum = before ? sum.minus(row.payoutAmount()) : sum.plus(row.payoutAmount());
            }
        }
        return sum;
    }

    /// Whether it had left by a day and was not back.
    private boolean isPaidOn(PayoutRow row, LocalDate day) {
        return paidBy(row, day) != null;
    }

    private Stream<ReturnedPayout> backs(PayoutRow row) {
        return returned.getOrDefault(row.ref(), List.of()).stream();
    }

    private @Nullable LocalDate paidBy(PayoutRow row, LocalDate day) {
        LocalDate paid = paidOn.get(row.ref());
        if (paid != null && !paid.isAfter(day)) {
            return paid;
        }
        return backs(row)
                .filter(back -> !back.paidOn().isAfter(day) && back.returnedOn().isAfter(day))
                .map(ReturnedPayout::paidOn)
                .findFirst()
                .orElse(null);
    }

    private Money zero() {
        return Money.zero(schedule.principal().currency());
    }

    /// Due or paid in the period, or due before and open at its end.
    List<PayoutLine> payouts(LocalDate from, LocalDate to) {
        var lines = new ArrayList<PayoutLine>();
        for (PayoutRow row : rowsOn(to)) {
            back(row, from, to, lines);
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

    /// The rows that were in force on a day, with the shares that stand or were taken back later.
    private List<PayoutRow> rowsOn(LocalDate day) {
        List<PayoutRow> all = new ArrayList<>(book.rowsOn(day).rows());
        all.removeIf(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE);
        all.addAll(book.sharesOn(day));
        all.sort(
                Comparator.comparing(PayoutRow::dueOn)
                        .thenComparing(PayoutRow::payoutKind)
                        .thenComparingInt(PayoutRow::sequence));
        return all;
    }

    /// What left before the period and came back in it.
    private void back(PayoutRow row, LocalDate from, LocalDate to, List<PayoutLine> lines) {
        backs(row)
                .filter(back -> back.paidOn().isBefore(from))
                .filter(back -> !back.returnedOn().isBefore(from) && !back.returnedOn().isAfter(to))
                .map(back -> line(row, null, to).returned(back))
                .forEach(lines::add);
    }

    /// A share of which the books of that day did not know yet is no line of it.
    private boolean isTold(PayoutRow row, LocalDate day) {
        return row.payoutKind() != PayoutKind.PERFORMANCE_SHARE || isKnown(row, day);
    }

    /// Due after one day and up to another, at least the next one.
    List<PayoutLine> upcoming(LocalDate after, LocalDate to) {
        var lines = new ArrayList<PayoutLine>();
        LocalDate next = null;
        for (PayoutRow row : rowsOn(after)) {
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
                        rowsOn(on).stream()
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
                paid == null ? state : LineState.PAID,
                paid == null ? null : BankDays.of(input, book.id(), row.ref(), paid));
    }
}
