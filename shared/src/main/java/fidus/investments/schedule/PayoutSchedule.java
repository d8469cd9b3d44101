package fidus.investments.schedule;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All payouts of a contract. Calendar, commissions, pools, cash flow and statements are
/// projections of these rows; there is no second generator.
///
/// @param terms the contract's copy
/// @param dates those of the live rows
/// @param rows by due date, at one date interest before principal; cancelled ones included
public record PayoutSchedule(
        FundTerms terms, Money principal, PaymentDates dates, List<PayoutRow> rows) {
    public PayoutSchedule {
        rows = List.copyOf(rows);
    }

    /// A new schedule, every row SCHEDULED: T/k INTEREST rows (none with a performance share) and
    /// one PRINCIPAL row. Each INTEREST row is round(P × r × k); with RESIDUAL_LAST the last one is
    /// round(P × r × T) less all others.
    ///
    /// @throws Refused as {@link FundTerms#checked()} does, `FUND_INTERNAL`, `MIXED_CURRENCIES`,
    ///   and `BAD_VALUE` for a principal that is not above zero or too small to be paid in so many
    ///   parts
    public static PayoutSchedule of(FundTerms terms, Money principal, LocalDate startDate) {
        return ScheduleRows.fresh(terms, principal, startDate);
    }

    /// The rows as the day roll leaves them, so that a late day roll changes no number.
    public PayoutSchedule on(LocalDate businessDate) {
        return with(rows.stream().map(row -> waits(row) ? row : row.on(businessDate)).toList());
    }

    /// Whether no day makes the row available: what is left of a principal at risk is known only
    /// when the performance at the contract's end is valued.
    public boolean waits(PayoutRow row) {
        return terms.principalAtRisk()
                && row.pays(PayoutKind.PRINCIPAL)
                && row.payoutState() == PayoutState.SCHEDULED;
    }

    /// @throws Refused `NOT_FOUND`
    public PayoutRow row(PayoutRef ref) {
        return find(ref)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "This contract has no payout " + ref + "."));
    }

    public Optional<PayoutRow> find(PayoutRef ref) {
        return rows.stream().filter(row -> row.ref().equals(ref)).findFirst();
    }

    /// With one row whose day has come.
    ///
    /// @throws Refused `NOT_FOUND`
    public PayoutSchedule due(PayoutRef ref) {
        return replaced(row(ref).due());
    }

    /// With one row in another state.
    ///
    /// @throws Refused `NOT_FOUND`, or `WRONG_STATE` when there is no such way
    public PayoutSchedule become(PayoutRef ref, PayoutState to) {
        return replaced(row(ref).become(to));
    }

    /// With one more performance share.
    ///
    /// @throws Refused `ALREADY_EXISTS` when there is such a row, `MIXED_CURRENCIES`
    public PayoutSchedule with(PayoutRow share) {
        principal.compareTo(share.payoutAmount());
        if (find(share.ref()).isPresent()) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS, "There is a payout " + share.ref() + " already.");
        }
        return with(Stream.concat(rows.stream(), Stream.of(share)).toList());
    }

    /// Without a performance share whose valuation was reversed; the row stays, CANCELLED.
    ///
    /// @throws Refused `NOT_FOUND`, or `WRONG_STATE` once it was asked for
    public PayoutSchedule withoutShare(PayoutRef share) {
        PayoutRow row = row(share);
        if (!row.pays(PayoutKind.PERFORMANCE_SHARE) || row.payoutState() != PayoutState.AVAILABLE) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    share
                            + " is "
                            + row.payoutState()
                            + "; only what nobody asked for is taken back.");
        }
        return replaced(row.withdrawn());
    }

    /// The INTEREST rows that stand, by date.
    public List<PayoutRow> interestRows() {
        return rows.stream().filter(row -> row.live() && row.pays(PayoutKind.INTEREST)).toList();
    }

    /// The PRINCIPAL row that stands.
    public PayoutRow principalRow() {
        return rows.stream()
                .filter(row -> row.live() && row.pays(PayoutKind.PRINCIPAL))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A schedule without principal"));
    }

    /// The contract interest: Σ INTEREST rows that stand.
    public Money interest() {
        return sum(row -> row.live() && row.pays(PayoutKind.INTEREST));
    }

    /// Principal and contract interest.
    public Money maturityTotal() {
        return principal.plus(interest());
    }

    public Money interestPaid() {
        return sum(row -> row.payoutState() == PayoutState.PAID && row.pays(PayoutKind.INTEREST));
    }

    /// What is owed of the principal: all of it until it is due, then what its row says, which is
    /// less after an early end or a loss at risk, and zero once that is paid.
    public Money principalOutstanding() {
        PayoutRow row = principalRow();
        return switch (row.payoutState()) {
            case SCHEDULED -> principal;
            case PAID -> Money.zero(principal.currency());
            case AVAILABLE, REQUESTED, APPROVED, CANCELLED -> row.payoutAmount();
        };
    }

    /// Σ rows by state, every state present; together they are Σ all rows.
    public Map<PayoutState, Money> totals() {
        var totals = new EnumMap<PayoutState, Money>(PayoutState.class);
        for (PayoutState state : PayoutState.values()) {
            totals.put(state, sum(row -> row.payoutState() == state));
        }
        return totals;
    }

    /// The whole schedule from another start date.
    ///
    /// @param businessDate today, because a row may have become available since the day roll
    /// @throws Refused `SCHEDULE_STARTED` when a row is AVAILABLE or was, `WRONG_STATE` when a row
    ///   keeps other terms than those an amendment gave the contract from a day on
    public PayoutSchedule startingOn(LocalDate startDate, LocalDate businessDate) {
        return Amendment.started(this, startDate, businessDate);
    }

    /// Under amended terms: rows not yet AVAILABLE are recomputed, all others stay untouched. The
    /// rates apply to the months of the recomputed rows; a row that falls away is CANCELLED. Where
    /// only terms change that no row is computed with, no row is recomputed.
    ///
    /// @param businessDate today, because a row may have become available since the day roll
    /// @throws Refused `SCHEDULE_STARTED` when incubation or date convention change though a row is
    ///   AVAILABLE or was, when the share rate or way of a pool change though the contract earns,
    ///   or the contract is over; `BAD_VALUE` when fund, currency or the kind of earning change or
    ///   the months left are no whole number of payouts
    public PayoutSchedule amended(FundTerms next, LocalDate businessDate) {
        return amended(next, businessDate, null);
    }

    /// The same from a day on.
    ///
    /// @param from rows whose period begins before it keep their terms; absent where none does
    /// @throws Refused also `BAD_VALUE` at `from` for a day before the business date or after the
    ///   next due date, for one on or after which no row begins, and for terms that no row carries
    public PayoutSchedule amended(
            FundTerms next, LocalDate businessDate, @Nullable LocalDate from) {
        return Amendment.of(this, next, businessDate, from);
    }

    /// Σ of the performance shares that stand and were due before a day.
    public Money sharedBefore(LocalDate day) {
        return rows.stream()
                .filter(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE && row.live())
                .filter(row -> row.dueOn().isBefore(day))
                .map(PayoutRow::payoutAmount)
                .reduce(Money.zero(principal.currency()), Money::plus);
    }

    /// With what is left of a principal at risk, AVAILABLE; where nothing is left the row is
    /// settled.
    ///
    /// @throws Refused `WRONG_STATE` when the row is no longer SCHEDULED or the principal is not at
    ///   risk, `BAD_VALUE` for an amount below zero or above the principal
    public PayoutSchedule withPrincipalDue(Money due) {
        PayoutRow row = principalRow();
        if (!waits(row)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "The principal of this contract is due in full.");
        }
        if (due.signum() < 0 || due.compareTo(principal) > 0) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE, "Between nothing and the whole principal is due.");
        }
        return replaced(row.valued(due));
    }

    /// With a principal at risk that is not valued, because its valuation was reversed.
    ///
    /// @throws Refused `WRONG_STATE` once it was asked for, or when it never waited for a valuation
    public PayoutSchedule withoutPrincipalDue() {
        PayoutRow row = principalRow();
        boolean untouched =
                row.payoutState() == PayoutState.AVAILABLE
                        || (row.payoutState() == PayoutState.PAID && row.payoutAmount().isZero());
        if (!terms.principalAtRisk() || !untouched) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The principal is "
                            + row.payoutState()
                            + "; only what nobody asked for is taken back.");
        }
        return replaced(row.unvalued(principal));
    }

    /// The rows with other performance shares, and as paid as they were on a day.
    ///
    /// @param paid whether a row had left by then and was not back
    public PayoutSchedule told(List<PayoutRow> shares, Predicate<PayoutRow> paid) {
        var then = new ArrayList<>(rows);
        then.removeIf(row -> row.pays(PayoutKind.PERFORMANCE_SHARE));
        then.addAll(shares);
        return with(then.stream().map(row -> told(row, paid.test(row))).toList());
    }

    private static PayoutRow told(PayoutRow row, boolean paid) {
        boolean isPaid = row.payoutState() == PayoutState.PAID;
        return paid == isPaid || !row.live()
                ? row
                : row.inState(paid ? PayoutState.PAID : PayoutState.APPROVED);
    }

    Money sum(Predicate<PayoutRow> which) {
        Money sum = Money.zero(principal.currency());
        for (PayoutRow row : rows) {
            if (which.test(row)) {
                sum = sum.plus(row.payoutAmount());
            }
        }
        return sum;
    }

    PayoutSchedule replaced(PayoutRow changed) {
        return with(
                rows.stream().map(row -> row.ref().equals(changed.ref()) ? changed : row).toList());
    }

    PayoutSchedule with(List<PayoutRow> changed) {
        var sorted = new ArrayList<>(changed);
        sorted.sort(ScheduleRows.ORDER);
        return new PayoutSchedule(terms, principal, dates, sorted);
    }
}
