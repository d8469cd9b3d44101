package fidus.fees.shares;

import fidus.fees.Exact;
import fidus.investments.InvestmentId;
import fidus.investments.book.UnitsBefore;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What a pool earned from the end of one day to the end of another, and who came in then.
///
/// @param earned the pool's part of the true P&L of its accounts, not rounded
/// @param came contracts whose earning months begin at the end of `to`
/// @param accounts what it earned where, of which `earned` is the sum; absent where it was not kept
public record PoolMove(
        LocalDate from,
        LocalDate to,
        Exact earned,
        List<PoolEntry> came,
        @Nullable List<ShareAccount> accounts) {
    /// A contract that comes in.
    ///
    /// @param units of one that comes out of a pool elsewhere; absent where it is dealt in with its
    ///   principal
    public record PoolEntry(
            InvestmentId investmentId, Money principal, @Nullable UnitsBefore units) {
        public PoolEntry(InvestmentId investmentId, Money principal) {
            this(investmentId, principal, null);
        }
    }

    public PoolMove {
        came = List.copyOf(came);
        accounts = accounts == null ? null : List.copyOf(accounts);
    }

    /// A move of which only the sum is known.
    public PoolMove(LocalDate from, LocalDate to, Exact earned, List<PoolEntry> came) {
        this(from, to, earned, came, null);
    }

    /// None where they were not kept.
    public List<ShareAccount> earnedOn() {
        return accounts == null ? List.of() : accounts;
    }
}
