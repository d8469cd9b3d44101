package fidus.server.bank;

import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.server.deals.Deals;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// What came to the accounts at brokers from outside, and left them for it.
///
/// @param businessZone in which the day of a movement is read
public record Crossings(Accounts accounts, Deals deals, ZoneId businessZone) {
    /// All of them, account by account.
    public List<Crossing> of(Unit unit) {
        List<Crossing> crossings = new ArrayList<>();
        for (TradingAccount account : accounts.all(unit)) {
            String event = event(account.accountPurpose());
            if (!event.isEmpty()) {
                deals.classified(unit, account.key()).stream()
                        .filter(deal -> deal.category().isOutside())
                        .map(deal -> crossing(account, event, deal))
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

    private Crossing crossing(TradingAccount account, String event, ClassifiedDeal moved) {
        return new Crossing(
                moved.deal().key(),
                event,
                account.key(),
                moved.netAmount(),
                LocalDate.ofInstant(moved.deal().time(), businessZone),
                moved.deal().row().comment());
    }
}
