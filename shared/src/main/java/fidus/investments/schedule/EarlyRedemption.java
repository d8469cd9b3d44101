package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.InvestmentState;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The whole principal paid back before its time: P − round(P × penaltyRate), and the rows that are
/// AVAILABLE. Nothing is paid for the period that is broken off.
///
/// @param on the day it is executed
/// @param penaltyAmount kept back by the house
/// @param principalPaid principal less penalty
/// @param availableInterest Σ AVAILABLE rows
/// @param clientReceives principal paid and available rows
/// @param after every SCHEDULED row CANCELLED, and a PRINCIPAL row over what is paid, AVAILABLE or,
///   where the penalty takes all of it, settled
public record EarlyRedemption(
        LocalDate on,
        Money penaltyAmount,
        Money principalPaid,
        Money availableInterest,
        Money clientReceives,
        PayoutSchedule after) {
    /// @param noticedOn the day notice was given
    /// @throws Refused `PRINCIPAL_LOCKED` when the terms forbid it or the notice is too short,
    ///   `IN_INCUBATION`, `WRONG_STATE` when the contract has matured
    public static EarlyRedemption of(
            PayoutSchedule schedule, LocalDate noticedOn, LocalDate businessDate) {
        check(schedule, noticedOn, businessDate);
        Money principal = schedule.principal();
        Money penalty =
                Money.rounded(
                        principal
                                .amount()
                                .multiply(Objects.requireNonNull(schedule.terms().penaltyRate())),
                        principal.currency());
        Money paid = principal.minus(penalty);
        Money available = Redeemable.on(schedule, businessDate).redeemableNow();
        return new EarlyRedemption(
                businessDate,
                penalty,
                paid,
                available,
                paid.plus(available),
                broken(schedule.on(businessDate), paid, businessDate));
    }

    private static void check(PayoutSchedule schedule, LocalDate noticedOn, LocalDate day) {
        Integer notice = schedule.terms().noticeDays();
        if (notice == null) {
            throw locked("id", "The terms of this contract forbid an early redemption.");
        }
        InvestmentState state = schedule.dates().stateOn(day);
        if (state == InvestmentState.INCUBATING) {
            throw Refused.at(
                    "id",
                    Problem.Code.IN_INCUBATION,
                    "The contract is in incubation until "
                            + schedule.dates().interestStart()
                            + ".");
        }
        if (state != InvestmentState.ACTIVE
                || schedule.principalRow().payoutState() != PayoutState.SCHEDULED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "The principal is due already; request it.");
        }
        if (day.isBefore(noticedOn.plusDays(notice))) {
            throw locked(
                    "noticedOn",
                    "Notice is "
                            + notice
                            + " days: the principal may leave on "
                            + noticedOn.plusDays(notice)
                            + ".");
        }
    }

    private static PayoutSchedule broken(PayoutSchedule current, Money paid, LocalDate day) {
        List<PayoutRow> rows = new ArrayList<>();
        for (PayoutRow row : current.rows()) {
            rows.add(
                    row.payoutState() == PayoutState.SCHEDULED
                            ? row.become(PayoutState.CANCELLED)
                            : row);
        }
        int sequence = current.principalRow().sequence() + 1;
        rows.add(
                new PayoutRow(
                        PayoutKind.PRINCIPAL,
                        sequence,
                        0,
                        null,
                        null,
                        null,
                        day,
                        paid,
                        PayoutRow.due(paid)));
        PaymentDates before = current.dates();
        List<LocalDate> due = before.dueOn().stream().filter(date -> !date.isAfter(day)).toList();
        var dates = new PaymentDates(before.startDate(), before.interestStart(), due, day);
        return new PayoutSchedule(current.terms(), current.principal(), dates, List.of())
                .with(rows);
    }

    private static Refused locked(String field, String message) {
        return Refused.at(field, Problem.Code.PRINCIPAL_LOCKED, message);
    }
}
