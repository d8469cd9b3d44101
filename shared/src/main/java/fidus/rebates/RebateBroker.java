package fidus.rebates;

import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;

import java.util.List;

/// A broker with whom rates can be agreed.
///
/// @param accounts those registered with it, by server and login
/// @param used rates that an approved or claimed run was computed with: they stay as they are until
///   that run is reversed
public record RebateBroker(String broker, List<AccountKey> accounts, List<RebateRate> used) {
    public RebateBroker {
        accounts = List.copyOf(accounts);
        used = List.copyOf(used);
    }
}
