package fidus.server.deals;

import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.util.LinkedHashMap;
import java.util.Map;

/// All registered accounts by key, read once per unit of work.
final class Registry {
    private Registry() {}

    static Map<AccountKey, TradingAccount> of(Unit unit, Accounts accounts) {
        var registry = new LinkedHashMap<AccountKey, TradingAccount>();
        accounts.all(unit).forEach(account -> registry.put(account.key(), account));
        return registry;
    }
}
