package fidus.server.close;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.ShareValuation;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// R20 and R21: the rows of every contract against what its terms and its agent say, computed here
/// anew and not by what wrote the rows.
final class ScheduleRules {
    private final List<TieOut> ties = new ArrayList<>();

    private final Map<InvestmentId, Money> performance;

    private ScheduleRules(Map<InvestmentId, Money> performance) {
        this.performance = performance;
    }

    /// @param books as they stand now, so that what was paid after the month is known to be
    static List<TieOut> of(Unit unit, Closes.Ground ground, List<ContractBook> books) {
        boolean risky = books.stream().anyMatch(one -> one.schedule().terms().principalAtRisk());
        var rules = new ScheduleRules(risky ? ground.shares().matured(unit) : Map.of());
        var agents = ground.agents().assigned(unit);
        Set<InvestmentId> sold = ground.pools().sold(unit);
        for (ContractBook book : books) {
            rules.rows(book);
            List<AgentAssignment> own = agents.getOrDefault(book.clientId(), List.of());
            rules.commissions(book, sold.contains(book.id()) ? List.of() : own);
        }
        return rules.ties;
    }

    private static String key(ContractBook book) {
        return "contract " + book.number() + " · " + book.clientName();
    }

    private void add(TieOutRule rule, ContractBook book, Money left, Money right, String wrong) {
        TieOut tie = TieOut.of(rule, key(book), "", left, right);
        boolean hidden = tie.isSettled() && !wrong.isEmpty();
        TieOut shown = tie.because(wrong);
        ties.add(
                hidden
                        ? TieOut.passing(rule, shown.key(), left, right, false).because(wrong)
                        : shown);
    }

    /// R20. A paid commission stays with whom it was paid to.
    private void commissions(ContractBook book, List<AgentAssignment> agents) {
        Money left = Money.zero(book.schedule().principal().currency());
        Money right = left;
        String wrong = "";
        for (PayoutRow row : earning(book)) {
            List<CommissionRow> live =
                    book.commissions().rows().stream()
                            .filter(one -> one.live() && one.payout().equals(row.ref()))
                            .toList();
            AgentAssignment agent =
                    agents.stream().filter(one -> one.covers(row.dueOn())).findFirst().orElse(null);
            Money expected = left.minus(left);
            boolean paid =
                    live.size() == 1 && live.getFirst().commissionState() == CommissionState.PAID;
            if (paid) {
                expected = share(row, live.getFirst().commissionRate());
            } else if (agent != null) {
                expected = share(row, agent.commissionRate());
            }
            for (CommissionRow one : live) {
                left = left.plus(one.commissionAmount());
            }
            right = right.plus(expected);
            wrong = wrong.isEmpty() ? wrong(row, live, agent, expected) : wrong;
        }
        if (!left.isZero() || !right.isZero() || !wrong.isEmpty()) {
            add(TieOutRule.R20, book, left, right, wrong);
        }
    }

    /// What agents earn on by the contract.
    private static List<PayoutRow> earning(ContractBook book) {
        boolean too = book.commissions().onPerformanceShare();
        return book.schedule().rows().stream()
                .filter(PayoutRow::live)
                .filter(
                        row ->
                                row.payoutKind() == PayoutKind.INTEREST
                                        || (too
                                                && row.payoutKind()
                                                        == PayoutKind.PERFORMANCE_SHARE))
                .toList();
    }

    private static String wrong(
            PayoutRow row,
            List<CommissionRow> live,
            @Nullable AgentAssignment agent,
            Money expected) {
        boolean paid = live.stream().anyMatch(one -> one.commissionState() == CommissionState.PAID);
        int wanted = expected.isZero() && agent == null && !paid ? 0 : 1;
        if (live.size() != wanted) {
            return row.ref() + " has " + live.size() + " commissions, it should have " + wanted;
        }
        boolean same =
                live.isEmpty()
                        || (live.getFirst().commissionAmount().equals(expected)
                                && (agent == null
                                        || live.getFirst().commissionState() == CommissionState.PAID
                                        || live.getFirst().agentId().equals(agent.agentId())));
        return same ? "" : "The commission of " + row.ref() + " is not what its agent earns";
    }

    private static Money share(PayoutRow row, BigDecimal rate) {
        return Money.rounded(
                row.payoutAmount().amount().multiply(rate), row.payoutAmount().currency());
    }

    /// R21
    private void rows(ContractBook book) {
        PayoutSchedule schedule = book.schedule();
        Money principal = schedule.principal();
        Money left = Money.zero(principal.currency());
        int months = 0;
        int principals = 0;
        boolean broken = false;
        for (PayoutRow row : schedule.rows()) {
            boolean interest = row.payoutKind() == PayoutKind.INTEREST;
            boolean whole = row.payoutKind() == PayoutKind.PRINCIPAL;
            broken |= whole && row.payoutState() == PayoutState.CANCELLED;
            if (row.live() && (interest || whole)) {
                left = left.plus(row.payoutAmount());
                months += row.monthsCovered();
                principals += whole ? 1 : 0;
            }
        }
        FundTerms terms = schedule.terms();
        int wanted = terms.sharesPerformance() ? 0 : terms.earningMonths();
        Money right = interest(schedule, months == wanted || !broken).plus(due(book, broken));
        String wrong = "";
        if (principals != 1) {
            wrong = principals + " rows of principal stand, it should be 1";
        } else if (!broken && months != wanted) {
            wrong = "The interest rows cover " + months + " months, it should be " + wanted;
        }
        add(TieOutRule.R21, book, left, right, wrong);
    }

    /// The contract interest: every row's principal × rate × months, rounded as the terms say. A
    /// contract that was broken off before its last row has none that takes up the fractions.
    private static Money interest(PayoutSchedule schedule, boolean whole) {
        Money principal = schedule.principal();
        Money each = Money.zero(principal.currency());
        BigDecimal exact = BigDecimal.ZERO;
        for (PayoutRow row : schedule.interestRows()) {
            BigDecimal one =
                    principal
                            .amount()
                            .multiply(Objects.requireNonNull(row.monthlyRate()))
                            .multiply(BigDecimal.valueOf(row.monthsCovered()));
            exact = exact.add(one);
            each = each.plus(Money.rounded(one, principal.currency()));
        }
        boolean residual = whole && schedule.terms().roundingRule() == RoundingRule.RESIDUAL_LAST;
        return residual ? Money.rounded(exact, principal.currency()) : each;
    }

    /// The principal, less the penalty of a contract that was broken off; where it is at risk, less
    /// the client's part of the loss that its last valuation found.
    private Money due(ContractBook book, boolean broken) {
        PayoutSchedule schedule = book.schedule();
        Money principal = schedule.principal();
        BigDecimal penalty = schedule.terms().penaltyRate();
        Money held = performance.get(book.id());
        Money reached = held == null ? null : ShareValuation.whole(schedule, held);
        if (!broken && reached != null && reached.signum() < 0) {
            BigDecimal rate = Objects.requireNonNull(schedule.terms().performanceShareRate());
            Money lost = Money.rounded(reached.amount().multiply(rate), principal.currency());
            Money left = principal.plus(lost);
            return left.signum() < 0 ? Money.zero(principal.currency()) : left;
        }
        return broken && penalty != null
                ? principal.minus(
                        Money.rounded(principal.amount().multiply(penalty), principal.currency()))
                : principal;
    }
}
