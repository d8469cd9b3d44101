package fidus.mt5.transfers;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.CashCategory;

import java.util.List;
import java.util.Optional;

/// A movement through one or more hubs that has arrived.
///
/// @param hops at least two transfers; each goes on from where the one before arrived
public record TransferChain(List<Transfer> hops) {
    /// @throws Refused `BAD_VALUE` for fewer than two hops
    public TransferChain {
        hops = List.copyOf(hops);
        if (hops.size() < 2) {
            throw Refused.at("hops", Problem.Code.BAD_VALUE, "A chain has at least two hops.");
        }
    }

    /// The leg on the account the money came from.
    @JsonIgnore
    public TransferLeg origin() {
        return hops.getFirst().out();
    }

    /// The leg on the account the money arrived at.
    @JsonIgnore
    public TransferLeg target() {
        return hops.getLast().in();
    }

    /// What the origin's leg turns out to be now that the target is known; empty when it stays what
    /// it was. Trading account to separation is a profit withdrawal, whatever lay between.
    @JsonIgnore
    public Optional<CashCategory> originBecomes() {
        return origin().purpose() == AccountPurpose.TRADING
                        && target().purpose() == AccountPurpose.SEPARATION
                ? Optional.of(CashCategory.PROFIT_WITHDRAWAL)
                : Optional.empty();
    }

    /// What the target's leg turns out to be; empty when it stays what it was. Separation to
    /// trading account is a return of profit, or a reinvestment where reinvested profit is at work.
    @JsonIgnore
    public Optional<CashCategory> targetBecomes() {
        if (origin().purpose() != AccountPurpose.SEPARATION
                || target().purpose() != AccountPurpose.TRADING) {
            return Optional.empty();
        }
        return Optional.of(
                target().capitalSource() == CapitalSource.REINVESTED_PROFIT
                        ? CashCategory.REINVESTMENT
                        : CashCategory.PROFIT_RETURN);
    }
}
