package fidus.investments.book;

import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// How a contract that ran before came into the books (E26): what had accrued by then was nobody's
/// cost here.
///
/// @param on value day of that entry; the books hold nothing of the contract before
/// @param interest accrued by then since the start, whatever was paid of it
/// @param commissions the same per agent
public record Opened(LocalDate on, Money interest, List<AgentAccrual> commissions) {
    public Opened {
        commissions = List.copyOf(commissions);
    }
}
