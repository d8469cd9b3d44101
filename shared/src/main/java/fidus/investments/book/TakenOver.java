package fidus.investments.book;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import java.util.HashSet;
import java.util.Set;

/// A contract's rows on the day it is taken over, with what is owed then.
///
/// @param schedule rows paid before are PAID, others due by then AVAILABLE, the rest SCHEDULED
/// @param principal still locked; zero once it is due
/// @param due rows that are due and not paid
/// @param accrued interest accrued beyond the rows that are due
public record TakenOver(PayoutSchedule schedule, Money principal, Money due, Money accrued) {
    private static final int SHORTEST_EVIDENCE = 3;
    private static final int LONGEST_EVIDENCE = 120;

    /// @param fund the terms it was signed under, before those of its own
    /// @throws Refused `BAD_VALUE` naming the row, such as `paid.2.paidOn`, or `startDate`,
    ///   `takenOverOn`, `shares.valuedOn`; as {@link OwnTerms#on} does
    public static TakenOver of(FundTerms fund, Money principal, TakeOver asks) {
        if (!asks.startDate().isBefore(asks.takenOverOn())) {
            throw Refused.at(
                    "takenOverOn",
                    Problem.Code.BAD_VALUE,
                    "A contract that is taken over started before; one that starts now is"
                            + " started from its deposits.");
        }
        FundTerms terms = OwnTerms.on(asks.terms(), fund);
        PayoutSchedule schedule = PayoutSchedule.of(terms, principal, asks.startDate());
        schedule = paid(SharesFound.in(schedule, asks), asks);
        Money due = Money.zero(principal.currency());
        Money reached = due;
        Money locked = principal;
        for (PayoutRow row : schedule.rows()) {
            if (row.dueOn().isAfter(asks.takenOverOn()) || schedule.waits(row)) {
                continue;
            }
            if (row.payoutKind() == PayoutKind.PRINCIPAL) {
                locked = Money.zero(principal.currency());
            } else if (row.payoutKind() == PayoutKind.INTEREST) {
                reached = reached.plus(row.payoutAmount());
            }
            if (row.payoutState() == PayoutState.SCHEDULED) {
                schedule = schedule.due(row.ref());
            }
            if (row.payoutState() != PayoutState.PAID) {
                due = due.plus(row.payoutAmount());
            }
        }
        Money accrued = ContractValue.accruedInterest(schedule, asks.takenOverOn());
        return new TakenOver(schedule, locked, due, accrued.minus(reached));
    }

    private static PayoutSchedule paid(PayoutSchedule fresh, TakeOver asks) {
        PayoutSchedule schedule = fresh;
        Set<PayoutRef> named = new HashSet<>();
        for (int i = 0; i < asks.paid().size(); i++) {
            PaidBefore one = asks.paid().get(i);
            check(schedule, asks, one, "paid." + i);
            if (!named.add(one.row())) {
                throw refused("paid." + i + ".row", one.row() + " is named twice.");
            }
            schedule = paid(schedule.become(one.row(), PayoutState.AVAILABLE), one.row());
        }
        return schedule;
    }

    /// An available row, paid.
    static PayoutSchedule paid(PayoutSchedule rows, PayoutRef row) {
        return rows.become(row, PayoutState.REQUESTED)
                .become(row, PayoutState.APPROVED)
                .become(row, PayoutState.PAID);
    }

    private static void check(
            PayoutSchedule schedule, TakeOver asks, PaidBefore one, String field) {
        PayoutRow row = schedule.find(one.row()).orElse(null);
        if (row == null || row.payoutKind() != PayoutKind.INTEREST) {
            throw refused(
                    field + ".row",
                    one.row()
                            + " is no interest row of this contract. While it runs its principal is"
                            + " out.");
        }
        if (row.dueOn().isAfter(asks.takenOverOn())) {
            throw refused(
                    field + ".row",
                    one.row()
                            + " is due on "
                            + row.dueOn()
                            + ", after the contract is taken over. It is paid from here.");
        }
        if (!one.paid().equals(row.payoutAmount())) {
            throw refused(
                    field + ".paid",
                    one.row()
                            + " is "
                            + row.payoutAmount()
                            + " under the terms of the contract, not "
                            + one.paid()
                            + ". Rows are paid whole: check its terms, principal and start.");
        }
        if (one.paidOn().isBefore(asks.startDate()) || one.paidOn().isAfter(asks.takenOverOn())) {
            throw refused(
                    field + ".paidOn",
                    one.row() + " was paid between the start and the day of taking over.");
        }
        evidence(one.evidence(), field + ".evidence", one.row().toString());
    }

    /// @param what was paid with it
    /// @throws Refused `BAD_VALUE` for a reference too short or too long to find a payment by
    public static void evidence(String given, String field, String what) {
        int length = given.strip().length();
        if (length < SHORTEST_EVIDENCE || length > LONGEST_EVIDENCE) {
            throw refused(field, what + " was paid with a reference of 3 to 120 characters.");
        }
    }

    static Refused refused(String field, String why) {
        return Refused.at(field, Problem.Code.BAD_VALUE, why);
    }
}
