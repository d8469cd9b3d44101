package fidus.investments.commissions;

import static java.util.stream.Collectors.toSet;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The commission rows of one contract, derived from its payout rows; there is no second generator.
/// Every INTEREST row has one that stands where the client had an agent on its due date.
///
/// @param rows by due date; cancelled ones included
/// @param onPerformanceShare whether agents earn on performance shares too
public record Commissions(List<CommissionRow> rows, boolean onPerformanceShare) {
    private static final Comparator<CommissionRow> ORDER =
            Comparator.comparing(CommissionRow::dueOn)
                    .thenComparing(row -> row.payout().payoutKind())
                    .thenComparingInt(row -> row.payout().sequence());

    public Commissions {
        rows = rows.stream().sorted(ORDER).toList();
    }

    /// None yet, on interest alone.
    public static Commissions none() {
        return new Commissions(List.of(), false);
    }

    /// The commissions of a contract that has none yet.
    public static Commissions of(PayoutSchedule schedule, List<AgentAssignment> agents) {
        return none().following(schedule, agents);
    }

    /// The same where agents may earn on performance shares too.
    public static Commissions of(
            PayoutSchedule schedule, List<AgentAssignment> agents, boolean onPerformanceShare) {
        return new Commissions(List.of(), onPerformanceShare).following(schedule, agents);
    }

    /// As the payout rows now stand: missing commissions are opened, PENDING ones follow their
    /// payout's amount and date, and those of a cancelled payout are CANCELLED. A payout that moved
    /// to the days of another agent earns for that one. READY, APPROVED and PAID rows of payouts
    /// that stand are untouched; running it again changes nothing.
    ///
    /// @throws Refused `COMMISSION_APPROVED` when an approved one's payout is cancelled
    public Commissions following(PayoutSchedule schedule, List<AgentAssignment> agents) {
        var all = new ArrayList<CommissionRow>();
        for (CommissionRow row : rows) {
            all.add(followed(row, schedule, agents));
        }
        open(all, schedule, agents);
        return new Commissions(all, onPerformanceShare);
    }

    /// Under other agents from a day on: open rows due then or later that nobody earns, or another
    /// agent, or the same one at another rate, are CANCELLED, and opened anew for whoever earns.
    /// PAID rows are never touched, and a payout whose commission is paid opens no other.
    ///
    /// @param countsOn the first day on which the books have it so; the days before are told by the
    ///   agent they had
    /// @throws Refused `COMMISSION_APPROVED` when an APPROVED row is due then or later
    public Commissions reassigned(PayoutSchedule schedule, ChangedAgents next, LocalDate countsOn) {
        next.agents().forEach(AgentAssignment::checked);
        var all = new ArrayList<CommissionRow>();
        for (CommissionRow row : rows) {
            boolean early = row.dueOn().isBefore(next.from());
            if (early || !row.live() || earns(row, row.dueOn(), next.agents())) {
                all.add(row);
                continue;
            }
            if (row.commissionState() == CommissionState.APPROVED) {
                throw Refused.at(
                        "from",
                        Problem.Code.COMMISSION_APPROVED,
                        "The commission of "
                                + row.dueOn()
                                + " is approved for the agent so far. Revoke it first or choose a"
                                + " later day.");
            }
            all.add(row.open() ? row.givenAway(countsOn) : row);
        }
        var opened = new ArrayList<>(all);
        open(opened, schedule, next.agents());
        List<CommissionRow> fresh = opened.subList(all.size(), opened.size());
        fresh.removeIf(row -> row.dueOn().isBefore(next.from()));
        fresh.replaceAll(row -> row.from(countsOn));
        return new Commissions(opened, onPerformanceShare);
    }

    /// As the day roll leaves them: PENDING rows become READY when the trigger has come, and those
    /// of nothing are settled.
    public Commissions on(
            LocalDate businessDate, CommissionTrigger trigger, PayoutSchedule schedule) {
        return on(businessDate, _ -> trigger, schedule);
    }

    /// The same where the trigger changes with time: the one in force when a row is due decides.
    public Commissions on(
            LocalDate businessDate,
            Function<LocalDate, CommissionTrigger> triggers,
            PayoutSchedule schedule) {
        return new Commissions(
                rows.stream()
                        .map(
                                row ->
                                        row.commissionState() == CommissionState.PENDING
                                                        && ready(
                                                                row,
                                                                businessDate,
                                                                triggers.apply(row.dueOn()),
                                                                schedule)
                                                ? row.due()
                                                : row)
                        .toList(),
                onPerformanceShare);
    }

    /// Those that became ready with the client's payment and wait for another one, because that
    /// payment came back: they are PENDING again. What was approved meanwhile stays approved until
    /// a person revokes it.
    ///
    /// @param triggers what makes a commission ready that is due on a day
    public Commissions waiting(
            Function<LocalDate, CommissionTrigger> triggers, PayoutSchedule schedule) {
        return new Commissions(
                rows.stream()
                        .map(row -> isReadyTooEarly(row, triggers, schedule) ? row.waits() : row)
                        .toList(),
                onPerformanceShare);
    }

    private static boolean isReadyTooEarly(
            CommissionRow row,
            Function<LocalDate, CommissionTrigger> triggers,
            PayoutSchedule schedule) {
        return row.commissionState() == CommissionState.READY
                && triggers.apply(row.dueOn()) == CommissionTrigger.ON_CLIENT_PAID
                && schedule.row(row.payout()).payoutState() != PayoutState.PAID;
    }

    /// Whether any is or was earned on a performance share.
    public boolean areOnShares() {
        return rows.stream()
                .anyMatch(row -> row.payout().payoutKind() == PayoutKind.PERFORMANCE_SHARE);
    }

    /// The row that stands for a payout.
    public Optional<CommissionRow> live(PayoutRef payout) {
        return rows.stream().filter(row -> row.live() && row.payout().equals(payout)).findFirst();
    }

    /// Σ rows that stand; empty when there is none.
    public Optional<Money> total() {
        return rows.stream()
                .filter(CommissionRow::live)
                .map(CommissionRow::commissionAmount)
                .reduce(Money::plus);
    }

    private static boolean ready(
            CommissionRow row, LocalDate day, CommissionTrigger trigger, PayoutSchedule schedule) {
        return switch (trigger) {
            case ON_DUE -> !row.dueOn().isAfter(day);
            case ON_CLIENT_PAID -> schedule.row(row.payout()).payoutState() == PayoutState.PAID;
        };
    }

    private static CommissionRow followed(
            CommissionRow row, PayoutSchedule schedule, List<AgentAssignment> agents) {
        PayoutRow payout = schedule.row(row.payout());
        if (payout.live()) {
            if (row.commissionState() != CommissionState.PENDING) {
                return row;
            }
            return payout.dueOn().equals(row.dueOn()) || earns(row, payout.dueOn(), agents)
                    ? row.following(payout)
                    : row.cancelled(CancelReason.REASSIGNED);
        }
        if (row.commissionState() == CommissionState.APPROVED) {
            throw Refused.because(
                    Problem.Code.COMMISSION_APPROVED,
                    "The commission of " + row.dueOn() + " is approved. Revoke it first.");
        }
        return row.open() ? row.cancelled(CancelReason.PAYOUT_CANCELLED) : row;
    }

    private static boolean earns(CommissionRow row, LocalDate day, List<AgentAssignment> agents) {
        return agents.stream()
                .anyMatch(
                        agent ->
                                agent.covers(day)
                                        && agent.agentId().equals(row.agentId())
                                        && agent.commissionRate().compareTo(row.commissionRate())
                                                == 0);
    }

    private void open(
            List<CommissionRow> all, PayoutSchedule schedule, List<AgentAssignment> agents) {
        Set<PayoutRef> taken =
                all.stream()
                        .filter(CommissionRow::live)
                        .map(CommissionRow::payout)
                        .collect(toSet());
        for (PayoutRow payout : schedule.rows()) {
            if (earns(payout) && !taken.contains(payout.ref())) {
                agents.stream()
                        .filter(agent -> agent.covers(payout.dueOn()))
                        .findFirst()
                        .map(
                                agent ->
                                        CommissionRow.of(
                                                payout, agent.agentId(), agent.commissionRate()))
                        .ifPresent(all::add);
            }
        }
    }

    private boolean earns(PayoutRow payout) {
        return payout.live()
                && switch (payout.payoutKind()) {
                    case INTEREST -> true;
                    case PERFORMANCE_SHARE -> onPerformanceShare;
                    case PRINCIPAL -> false;
                };
    }
}
