package fidus.server.cashflow;

import fidus.bank.desk.OwnTransfer;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.server.deals.Deals;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A movement between an account at a broker and a bank or wallet, or between two banks of the
/// house, of which the journal holds one end only.
///
/// @param account at the broker; absent between two banks
/// @param fund as the journal names it, empty for money of no one fund
/// @param onItsWay what 1140 holds of it; below zero where the account has it and the bank still
///   counts it too
record Outside(@Nullable TradingAccount account, String fund, Money onItsWay) {
    private static final String TRANSIT = "1140";

    /// Only accounts that a balance of the journal names are looked into.
    ///
    /// @param through the last month that counts
    static List<Outside> of(
            Unit unit,
            Ledger ledger,
            Deals deals,
            Collection<TradingAccount> accounts,
            YearMonth through) {
        Map<String, Ledger.Balance> left = new HashMap<>();
        for (Ledger.Balance one :
                ledger.balances(unit, List.of(TRANSIT), List.of("transfer", "fund"), through)) {
            if (!one.balance().isZero()) {
                left.put(one.values().getFirst(), one);
            }
        }
        var found = new ArrayList<Outside>();
        for (TradingAccount account : accounts) {
            if (account.accountPurpose() != AccountPurpose.DEMO && names(left, account.key())) {
                for (ClassifiedDeal deal : deals.classified(unit, account.key())) {
                    Ledger.Balance rest = left.get(deal.deal().key());
                    if (rest != null && deal.category().isOutside()) {
                        found.add(new Outside(account, rest.values().getLast(), rest.balance()));
                    }
                }
            }
        }
        left.forEach(
                (transfer, rest) -> {
                    if (transfer.startsWith(OwnTransfer.SOURCE)) {
                        found.add(new Outside(null, "", rest.balance()));
                    }
                });
        return found;
    }

    private static boolean names(Map<String, Ledger.Balance> left, AccountKey account) {
        String start = account.server() + "/" + account.login() + "/";
        return left.keySet().stream().anyMatch(transfer -> transfer.startsWith(start));
    }
}
