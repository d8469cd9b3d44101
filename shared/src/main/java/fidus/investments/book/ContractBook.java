package fidus.investments.book;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.CancelReason;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The obligations of a started contract and how much of them the journal already holds. Calendar,
/// cash flow, commissions and statements all read these rows.
///
/// @param accruedInterest Σ posted to 2200 since the start, whatever was paid of it
/// @param accruedCommissions Σ posted to 2300 since the start, per agent
/// @param nextDueOn least due date of the SCHEDULED rows that a day makes available; absent when
///   there is none
/// @param bookedFrom absent when it was stored before these days were kept
/// @param opened absent unless the contract was taken over
/// @param former rows that were replaced, the oldest first; absent where none were
/// @param onShares what agents earned on performance shares as the books took it, oldest first;
///   absent where they earned nothing on them
public record ContractBook(
        InvestmentId id,
        long number,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        PayoutSchedule schedule,
        Commissions commissions,
        Money accruedInterest,
        List<AgentAccrual> accruedCommissions,
        @Nullable LocalDate nextDueOn,
        long version,
        @Nullable BookedFrom bookedFrom,
        @Nullable List<FormerRows> former,
        @Nullable Opened opened,
        @Nullable List<ShareCommission> onShares) {
    public ContractBook {
        former = former == null ? null : List.copyOf(former);
        onShares = onShares == null ? null : List.copyOf(onShares);
    }

    /// A contract whose rows are the first ones.
    public ContractBook(
            InvestmentId id,
            long number,
            ClientId clientId,
            String clientName,
            FundCode fundCode,
            PayoutSchedule schedule,
            Commissions commissions,
            Money accruedInterest,
            List<AgentAccrual> accruedCommissions,
            @Nullable LocalDate nextDueOn,
            long version) {
        this(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                schedule,
                commissions,
                accruedInterest,
                accruedCommissions,
                nextDueOn,
                version,
                null,
                null,
                null,
                null);
    }

    /// The same contract with other rows.
    public ContractBook with(PayoutSchedule rows, Commissions agents) {
        return with(rows, agents, former);
    }

    /// The same contract with rows that count from a day on; the days before keep theirs.
    public ContractBook changed(LocalDate on, PayoutSchedule rows, Commissions agents) {
        var kept = new ArrayList<>(formerRows());
        kept.add(new FormerRows(on, schedule));
        return with(rows, agents, kept);
    }

    private ContractBook with(
            PayoutSchedule rows, Commissions agents, @Nullable List<FormerRows> replaced) {
        return new ContractBook(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                rows,
                agents,
                accruedInterest,
                accruedCommissions,
                next(rows),
                version + 1,
                bookedFrom,
                replaced,
                opened,
                onShares);
    }

    /// The same contract, in the books from these days on.
    public ContractBook booked(BookedFrom from) {
        return known(new Known(from, opened, held(), onShares), version);
    }

    /// The same contract, taken over with what it had accrued.
    public ContractBook opened(Opened before) {
        var all = new Held(before.interest(), before.commissions());
        return known(new Known(bookedFrom, before, all, onShares), version);
    }

    /// The same contract with this much in the journal.
    public ContractBook holding(Money interest, List<AgentAccrual> agents) {
        var all = new Held(interest, agents);
        return known(new Known(bookedFrom, opened, all, onShares), version + 1);
    }

    /// The same contract with what agents earn on its shares by the commissions that stand, of
    /// which the books take from a day on what they have not taken yet.
    public ContractBook earningOnShares(LocalDate countsOn) {
        List<ShareCommission> all = ShareCommission.of(this, countsOn);
        return all.equals(earnedOnShares())
                ? this
                : known(new Known(bookedFrom, opened, held(), all), version);
    }

    /// None, or the oldest first.
    public List<ShareCommission> earnedOnShares() {
        return onShares == null ? List.of() : onShares;
    }

    private record Held(Money interest, List<AgentAccrual> agents) {}

    private record Known(
            @Nullable BookedFrom from,
            @Nullable Opened opened,
            Held held,
            @Nullable List<ShareCommission> onShares) {}

    private Held held() {
        return new Held(accruedInterest, accruedCommissions);
    }

    private ContractBook known(Known what, long next) {
        return new ContractBook(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                schedule,
                commissions,
                what.held.interest,
                what.held.agents,
                nextDueOn,
                next,
                what.from,
                former,
                what.opened,
                what.onShares);
    }

    /// Whether the books hold anything of the contract on a day: one that was taken over had run
    /// elsewhere before.
    public boolean isInBooks(LocalDate day) {
        return opened == null || !opened.on().isAfter(day);
    }

    /// None, or the oldest first.
    public List<FormerRows> formerRows() {
        return former == null ? List.of() : former;
    }

    /// The rows that were in force on a day, whatever replaced them later.
    public PayoutSchedule rowsOn(LocalDate day) {
        for (FormerRows before : formerRows()) {
            if (day.isBefore(before.until())) {
                return before.rows();
            }
        }
        return schedule;
    }

    /// The performance shares the books know on a day or later: those that stand, and those of rows
    /// in force then that were taken back since.
    public List<PayoutRow> sharesOn(LocalDate day) {
        PayoutSchedule then = rowsOn(day);
        return Stream.concat(
                        schedule.rows().stream().filter(PayoutRow::live),
                        then.rows().stream()
                                .filter(row -> row.live() && wasReplacedAfter(day))
                                .filter(
                                        row ->
                                                !schedule.find(row.ref())
                                                        .map(PayoutRow::live)
                                                        .orElse(false)))
                .filter(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE)
                .toList();
    }

    private boolean wasReplacedAfter(LocalDate day) {
        return formerRows().stream().anyMatch(before -> day.isBefore(before.until()));
    }

    /// The commissions as they followed the rows in force on a day, of the agents of that day.
    public List<CommissionRow> commissionsOn(LocalDate day) {
        PayoutSchedule then = rowsOn(day);
        List<CommissionRow> agents =
                commissions.rows().stream().flatMap(row -> row.on(day).stream()).toList();
        if (!wasReplacedAfter(day)) {
            return agents;
        }
        var rows = new ArrayList<CommissionRow>();
        for (CommissionRow row : agents) {
            PayoutRow payout = then.find(row.payout()).filter(PayoutRow::live).orElse(null);
            boolean decided =
                    row.cancelReason() == CancelReason.REASSIGNED
                            || (row.live() && !row.dueOn().isAfter(day));
            if (decided) {
                rows.add(row);
            } else if (payout != null) {
                rows.add(row.following(payout));
            }
        }
        return rows;
    }

    /// The contract as it was on a day, and nothing of what came after.
    ///
    /// @param paid whether a row had left by then and was not back
    public ContractBook toldOn(
            LocalDate day, Predicate<PayoutRow> paid, UnaryOperator<CommissionRow> told) {
        List<PayoutRow> shares =
                sharesOn(day).stream().filter(row -> !row.dueOn().isAfter(day)).toList();
        List<CommissionRow> agents = commissionsOn(day).stream().map(told).toList();
        return with(
                rowsOn(day).told(shares, paid),
                new Commissions(agents, commissions.onPerformanceShare()),
                null);
    }

    /// Whether the books hold the principal on a day. A start that is corrected later moves no
    /// principal: it came when it came.
    public boolean holdsPrincipal(LocalDate day) {
        LocalDate since =
                bookedFrom == null
                        ? rowsOn(LocalDate.MIN).dates().startDate()
                        : bookedFrom.principal();
        return !since.isAfter(day);
    }

    /// The interest the contract had earned by a day, as it was known on that day.
    public Money earnedOn(LocalDate day) {
        boolean early = bookedFrom != null && bookedFrom.interest().isAfter(day);
        return early
                ? Money.zero(schedule.principal().currency())
                : ContractValue.accruedInterest(rowsOn(day), day);
    }

    public static @Nullable LocalDate next(PayoutSchedule rows) {
        return rows.rows().stream()
                .filter(row -> row.payoutState() == PayoutState.SCHEDULED && !rows.waits(row))
                .map(PayoutRow::dueOn)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /// What the agents have earned by a day, per agent: the commissions of the payouts due by then,
    /// and of the payout that is under way round(interest accrued for it × rate). Those on shares
    /// count from the day the books took them.
    public List<AgentAccrual> commissionsAccruedOn(LocalDate day) {
        return CommissionsEarned.of(this, day);
    }

    /// What agents have earned by a day as the rows stand now: what the journal is brought to as
    /// time goes on.
    public List<AgentAccrual> commissionsReachedOn(LocalDate day) {
        return CommissionsEarned.reached(this, day);
    }
}
