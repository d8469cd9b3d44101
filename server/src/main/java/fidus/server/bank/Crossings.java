package fidus.server.bank;

import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.server.deals.Deals;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.util.ArrayList;
import java.util.List;

/// What came to the accounts at brokers from outside, and left them for it.
public record Crossings(Accounts accounts, Deals deals) {
    /// All of them, account by account.
    public List<Crossing> of(Unit unit) {
        List<Crossing> crossings = new ArrayList<>();
        for (TradingAccount account : accounts.all(unit)) {
            String event = event(account.accountPurpose());
            if (!event.isEmpty()) {
                deals.classified(unit, account.key()).stream()
                        .filter(deal -> deal.category().isOutside())
                        .map(deal -> crossing(unit, account, event, deal))
                        .forEach(crossings::add);
            }
        }
        return crossings;
    }

    private static String event(AccountPurpose purpose) {
        return switch (purpose) {
            case TRADING -> "E4";
            case SEPARATION, REBATE -> "E8d";
            case INTERMEDIARY, DEMO -> "";
        };
    }

    private static Crossing crossing(
            Unit unit, TradingAccount account, String event, ClassifiedDeal moved) {
        return new Crossing(
                moved.deal().key(),
                event,
                account.key(),
                moved.netAmount(),
                unit.days().of(moved.deal().time()),
                moved.deal().row().comment());
    }
}
