package fidus.investments.book;

import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// How a contract that ran before came into the books (E26): what had accrued by then was nobody's
/// cost here.
///
/// @param on value day of that entry; the books hold nothing of the contract before
/// @param interest accrued by then since the start, whatever was paid of it
/// @param commissions the same per agent
/// @param shares how a contract that shares performance stood; absent otherwise
/// @param terms where its terms were not those of its fund; absent where all of them were
public record Opened(
        LocalDate on,
        Money interest,
        List<AgentAccrual> commissions,
        @Nullable SharesBefore shares,
        @Nullable OwnTerms terms) {
    public Opened(LocalDate on, Money interest, List<AgentAccrual> commissions) {
        this(on, interest, commissions, null, null);
    }

    public Opened {
        commissions = List.copyOf(commissions);
    }

    /// What a contract with a mark of its own had earned when its performance began to count here;
    /// zero for any other, and in a pool, whose units carry it.
    ///
    /// @param opened absent where the contract did not run before
    public static Money performedBefore(@Nullable Opened opened, Currency currency) {
        SharesBefore before = opened == null ? null : opened.shares;
        return before == null || before.units() != null
                ? Money.zero(currency)
                : before.performance();
    }
}
