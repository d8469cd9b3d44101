package fidus.franchises;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.FranchisePools;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.commissions.PoolRow;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The pools of a contract a white-label company sold, and how much of them the journal holds.
///
/// @param id of the contract
/// @param lines empty until the contract has started
/// @param accrued Σ posted to 2500 since the start, whatever was paid of it
/// @param nextDueOn least due date of the SCHEDULED lines; absent when there is none
/// @param opened absent unless the contract was taken over
public record FranchiseBook(
        InvestmentId id,
        long number,
        String clientName,
        FundCode fundCode,
        FranchiseId franchiseId,
        String franchise,
        AgentId agentId,
        String agent,
        FranchiseTerms terms,
        List<PoolLine> lines,
        Money accrued,
        @Nullable LocalDate nextDueOn,
        long version,
        @Nullable PoolsOpened opened) {
    private static final int THIRTY = 30;

    public FranchiseBook {
        lines = List.copyOf(lines);
    }

    /// Of a contract that did not run before.
    public FranchiseBook(
            InvestmentId id,
            long number,
            String clientName,
            FundCode fundCode,
            FranchiseId franchiseId,
            String franchise,
            AgentId agentId,
            String agent,
            FranchiseTerms terms,
            List<PoolLine> lines,
            Money accrued,
            @Nullable LocalDate nextDueOn,
            long version) {
        this(
                id,
                number,
                clientName,
                fundCode,
                franchiseId,
                franchise,
                agentId,
                agent,
                terms,
                lines,
                accrued,
                nextDueOn,
                version,
                null);
    }

    /// Taken over with these lines and what they had accrued.
    public FranchiseBook opened(List<PoolLine> taken, PoolsOpened how) {
        return with(taken, how.accrued(), how);
    }

    /// The lines that are a projection of the contract's schedule: those whose day has come stay,
    /// all others follow it.
    public FranchiseBook following(PayoutSchedule schedule) {
        List<PoolRow> rows = FranchisePools.of(schedule, terms);
        var after = new ArrayList<PoolLine>();
        lines.stream().filter(line -> line.poolState() != PoolState.SCHEDULED).forEach(after::add);
        rows.stream().skip(after.size()).map(PoolLine::scheduled).forEach(after::add);
        return after.equals(lines) ? this : with(after, accrued);
    }

    public FranchiseBook with(List<PoolLine> changed, Money posted) {
        return with(changed, posted, opened);
    }

    private FranchiseBook with(List<PoolLine> changed, Money posted, @Nullable PoolsOpened how) {
        return new FranchiseBook(
                id,
                number,
                clientName,
                fundCode,
                franchiseId,
                franchise,
                agentId,
                agent,
                terms,
                changed,
                posted,
                changed.stream()
                        .filter(line -> line.poolState() == PoolState.SCHEDULED)
                        .map(line -> line.row().dueOn())
                        .min(LocalDate::compareTo)
                        .orElse(null),
                version + 1,
                how);
    }

    /// With one line changed, found by its number.
    public FranchiseBook with(PoolLine line) {
        var changed = new ArrayList<>(lines);
        changed.replaceAll(one -> one.row().sequence() == line.row().sequence() ? line : one);
        return with(changed, accrued);
    }

    /// What the pool has earned by a day: Σ rows due by then, and of the row under way round(P ×
    /// pool rate × accrued months), on the same accrued months as the client's interest and at the
    /// pool's own rate, whatever rate the client has by now.
    public Money accruedOn(PayoutSchedule schedule, LocalDate day) {
        Money due = Money.zero(accrued.currency());
        int before = 0;
        for (PoolLine line : lines) {
            int covered = THIRTY * line.row().monthsCovered();
            if (line.row().dueOn().isAfter(day)) {
                long reached = ContractValue.earnedThirtieths(schedule, day);
                return due.plus(underWay(schedule, Math.clamp(reached - before, 0, covered)));
            }
            due = due.plus(line.row().poolAmount());
            before += covered;
        }
        return due;
    }

    private Money underWay(PayoutSchedule schedule, int thirtieths) {
        Money principal = schedule.principal();
        return new Money(
                principal
                        .amount()
                        .multiply(terms.poolRate())
                        .multiply(BigDecimal.valueOf(thirtieths))
                        .divide(
                                BigDecimal.valueOf(THIRTY),
                                principal.currency().scale(),
                                RoundingMode.HALF_UP),
                principal.currency());
    }

    /// Whether the books hold anything of the pools on a day.
    public boolean isInBooks(LocalDate day) {
        return opened == null || !opened.on().isAfter(day);
    }

    @JsonIgnore
    public boolean isStarted() {
        return !lines.isEmpty();
    }
}
