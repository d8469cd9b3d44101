package fidus.investments.commissions;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;

import java.math.BigDecimal;
import java.util.List;

/// What a white-label company and its agent earn on a contract they sold, copied onto it.
///
/// @param clientRate monthly rate of the client's contract, a fraction
/// @param poolRate monthly rate of the pool, a fraction of the principal
/// @param agentShare the agent's part of the pool: 0.50, 0.40 or 0.30; the rest is the company's
public record FranchiseTerms(
        BigDecimal clientRate,
        BigDecimal poolRate,
        BigDecimal agentShare,
        FranchisePayout franchisePayout) {
    private static final List<BigDecimal> SHARES =
            List.of(new BigDecimal("0.50"), new BigDecimal("0.40"), new BigDecimal("0.30"));

    /// 2.0 % a month for the client, 0.5 % for the pool, split in halves, paid with the payouts.
    public static final FranchiseTerms STANDARD =
            new FranchiseTerms(
                    new BigDecimal("0.020"),
                    new BigDecimal("0.005"),
                    new BigDecimal("0.50"),
                    FranchisePayout.WITH_PAYOUT);

    /// The same with another split.
    public FranchiseTerms withAgentShare(BigDecimal share) {
        return new FranchiseTerms(clientRate, poolRate, share, franchisePayout);
    }

    /// The same paid at another time.
    public FranchiseTerms paid(FranchisePayout payout) {
        return new FranchiseTerms(clientRate, poolRate, agentShare, payout);
    }

    /// The terms of the client's contract: those of BALANCE at the client's rate.
    ///
    /// @throws Refused `BAD_VALUE` for another fund, another split, or rates that do not sum to the
    ///   fund's
    public FundTerms contractTerms(FundTerms balance) {
        if (balance.fundCode() != FundCode.BALANCE) {
            throw refused("fundCode", "A white-label company sells BALANCE only.");
        }
        if (SHARES.stream().noneMatch(share -> share.compareTo(agentShare) == 0)) {
            throw refused("agentShare", "A pool is split 50/50, 60/40 or 70/30.");
        }
        if (clientRate.signum() < 0
                || poolRate.signum() < 0
                || clientRate.add(poolRate).compareTo(balance.monthlyRate()) != 0) {
            throw refused(
                    "clientRate",
                    "A company sells contracts at "
                            + clientRate.add(poolRate).toPlainString()
                            + " a month, "
                            + clientRate.toPlainString()
                            + " for the client and "
                            + poolRate.toPlainString()
                            + " for the pool; the terms here say "
                            + balance.monthlyRate().toPlainString()
                            + ". Amend the contract to that rate before it is sold.");
        }
        return balance.change().monthlyRate(clientRate).terms();
    }

    private static Refused refused(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
