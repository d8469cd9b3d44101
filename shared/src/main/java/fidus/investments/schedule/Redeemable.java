package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What of a contract may be paid out on a day: its AVAILABLE rows and nothing else.
///
/// @param on the business date
/// @param redeemableNow Σ AVAILABLE rows; falls by exactly what is requested
/// @param rows the AVAILABLE ones
/// @param nextAvailableOn least date to come of the SCHEDULED rows, empty when there is none
public record Redeemable(
        LocalDate on,
        Money redeemableNow,
        List<PayoutRow> rows,
        Optional<LocalDate> nextAvailableOn) {
    public Redeemable {
        rows = List.copyOf(rows);
    }

    public static Redeemable on(PayoutSchedule schedule, LocalDate businessDate) {
        PayoutSchedule current = schedule.on(businessDate);
        return new Redeemable(
                businessDate,
                current.sum(row -> row.payoutState() == PayoutState.AVAILABLE),
                in(current, PayoutState.AVAILABLE),
                in(current, PayoutState.SCHEDULED).stream()
                        .map(PayoutRow::dueOn)
                        .filter(next -> next.isAfter(businessDate))
                        .findFirst());
    }

    /// The schedule with the chosen rows REQUESTED.
    ///
    /// @throws Refused `IN_INCUBATION`; `PRINCIPAL_LOCKED` before the end; `ROW_IN_USE` for a row
    ///   already requested or paid; `NOTHING_DUE`, with the next date, for one that is not due;
    ///   `NOT_FOUND`, `WRONG_STATE` for a cancelled row; `BAD_VALUE` for no row or one named twice
    public static PayoutSchedule request(
            PayoutSchedule schedule, List<PayoutRef> chosen, LocalDate businessDate) {
        check(schedule, chosen, businessDate);
        PayoutSchedule requested = schedule.on(businessDate);
        for (PayoutRef ref : chosen) {
            requested = requested.become(ref, PayoutState.REQUESTED);
        }
        return requested;
    }

    /// Σ the chosen rows.
    ///
    /// @throws Refused as {@link #request} does
    public static Money total(
            PayoutSchedule schedule, List<PayoutRef> chosen, LocalDate businessDate) {
        check(schedule, chosen, businessDate);
        return schedule.sum(row -> chosen.contains(row.ref()));
    }

    private static void check(PayoutSchedule schedule, List<PayoutRef> chosen, LocalDate day) {
        if (day.isBefore(schedule.dates().interestStart())) {
            throw refused(
                    Problem.Code.IN_INCUBATION,
                    "The contract is in incubation until "
                            + schedule.dates().interestStart()
                            + "; nothing is paid out before.");
        }
        PayoutSchedule current = schedule.on(day);
        chosen.forEach(ref -> free(current.row(ref), day));
        Redeemable redeemable = on(schedule, day);
        boolean early =
                chosen.stream()
                        .anyMatch(ref -> current.row(ref).payoutState() == PayoutState.SCHEDULED);
        if (early || redeemable.rows.isEmpty()) {
            throw refused(
                    Problem.Code.NOTHING_DUE,
                    redeemable
                            .nextAvailableOn
                            .map(next -> "Nothing more is due before " + next + ".")
                            .orElse("Nothing is due any more."));
        }
        if (chosen.isEmpty() || new HashSet<>(chosen).size() < chosen.size()) {
            throw refused(Problem.Code.BAD_VALUE, "Choose at least one payout, each once.");
        }
    }

    private static void free(PayoutRow row, LocalDate day) {
        if (row.payoutState().inRequest()) {
            throw refused(
                    Problem.Code.ROW_IN_USE,
                    row.ref() + " is " + row.payoutState() + " already; it is paid once.");
        }
        if (!row.live()) {
            throw refused(Problem.Code.WRONG_STATE, row.ref() + " is cancelled.");
        }
        if (row.pays(PayoutKind.PRINCIPAL) && row.payoutState() == PayoutState.SCHEDULED) {
            throw refused(
                    Problem.Code.PRINCIPAL_LOCKED,
                    row.dueOn().isAfter(day)
                            ? "The principal is paid back on " + row.dueOn() + ", not before."
                            : "The principal is at risk: what is left of it is paid back once the"
                                    + " performance up to "
                                    + row.dueOn()
                                    + " is valued and approved.");
        }
    }

    private static List<PayoutRow> in(PayoutSchedule schedule, PayoutState state) {
        return schedule.rows().stream().filter(row -> row.payoutState() == state).toList();
    }

    private static Refused refused(Problem.Code code, String message) {
        return Refused.at("rows", code, message);
    }
}
