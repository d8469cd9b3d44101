package fidus.server.deals;

import fidus.mt5.Deal;
import fidus.mt5.TradingAccount;

import java.util.List;

/// Deals of one account that arrive together.
///
/// @param importId what brings them
public record Batch(TradingAccount account, List<Deal> deals, String importId) {
    public Batch {
        deals = List.copyOf(deals);
    }
}
