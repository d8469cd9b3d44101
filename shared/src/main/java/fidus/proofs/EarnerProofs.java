package fidus.proofs;

import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.funds.RoundingRule;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.FranchisePools;
import fidus.investments.commissions.PoolRow;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.List;

/// What agents and white-label companies earn, as lines somebody else can compute.
public final class EarnerProofs {
    private EarnerProofs() {}

    /// The name of a commission's line.
    public static String commission(long number, PayoutRef payout) {
        return "Contract " + number + ", " + payout.payoutKind() + " " + payout.sequence();
    }

    /// @param payout the row's it is earned on
    public static ProofLine commission(long number, CommissionRow row, Money payout) {
        return ProofLine.of(
                commission(number, row.payout()),
                ProofFormula.COMMISSION,
                payout.currency(),
                row.dueOn(),
                new ProofFigures()
                        .given("payout", payout.amount(), row.dueOn())
                        .given("rate", row.commissionRate())
                        .result("commission", row.commissionAmount()));
    }

    /// The name of a pool's line.
    public static String pool(long number, int sequence) {
        return "Contract " + number + ", pool " + sequence;
    }

    /// Whether a contract that ended early made its last one of a row that had been one of many: no
    /// row then takes up the fractions.
    private static boolean wasDueBefore(FranchiseBook book, PayoutSchedule schedule, PoolRow row) {
        boolean broken =
                schedule.rows().stream()
                        .anyMatch(one -> one.payoutKind() == PayoutKind.PRINCIPAL && !one.live());
        BigDecimal alone =
                schedule.principal()
                        .amount()
                        .multiply(book.terms().poolRate())
                        .multiply(BigDecimal.valueOf(row.monthsCovered()));
        return broken && row.poolAmount().equals(Money.rounded(alone, row.poolAmount().currency()));
    }

    /// @param schedule the contract's
    public static ProofLine pool(FranchiseBook book, PayoutSchedule schedule, PoolLine line) {
        PoolRow row = line.row();
        var figures =
                new ProofFigures()
                        .given("principal", schedule.principal().amount(), row.periodFrom())
                        .given("pool rate", book.terms().poolRate())
                        .given("agent's share", book.terms().agentShare());
        List<PoolRow> rows = FranchisePools.of(schedule, book.terms());
        boolean takesRest =
                schedule.terms().roundingRule() == RoundingRule.RESIDUAL_LAST
                        && row.sequence() == rows.size()
                        && !wasDueBefore(book, schedule, row);
        if (takesRest) {
            int months = rows.stream().mapToInt(PoolRow::monthsCovered).sum();
            Money earlier = Money.zero(row.poolAmount().currency());
            for (PoolRow one : rows.subList(0, rows.size() - 1)) {
                earlier = earlier.plus(one.poolAmount());
            }
            figures.given("all months", BigDecimal.valueOf(months))
                    .given("earlier pools", earlier.amount());
        } else {
            figures.given("months", BigDecimal.valueOf(row.monthsCovered()), row.periodTo());
        }
        figures.result("pool", row.poolAmount())
                .result("agent's part", row.agentPart())
                .result("company's part", row.companyPart());
        return ProofLine.of(
                pool(book.number(), row.sequence()),
                ProofFormula.FRANCHISE_POOL,
                row.poolAmount().currency(),
                row.dueOn(),
                figures);
    }
}
