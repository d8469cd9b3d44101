package fidus.fees.shares;

import fidus.fees.Exact;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// What a pool earned from the end of one day to the end of another, and who came in then.
///
/// @param earned the pool's part of the true P&L of its accounts, not rounded
/// @param came contracts whose earning months begin at the end of `to`
public record PoolMove(LocalDate from, LocalDate to, Exact earned, List<PoolEntry> came) {
    /// A contract that comes in with its principal.
    public record PoolEntry(InvestmentId investmentId, Money principal) {}

    public PoolMove {
        came = List.copyOf(came);
    }
}
