package fidus.server.deals;

import fidus.ledger.Postings;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.ledger.Scope;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// Mark-to-market (E6) at a month's end: what the books held of an account's revaluation then
/// becomes what the reading of the month's end says. Later months keep the revaluation of their own
/// readings. It posts the difference only, so doing it again posts nothing.
final class MonthMarks {
    private static final String EVENT = "E6";
    private static final String TRADING_RESULT = "4100";

    private final DealStore deals;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Marking marking;

    /// @param marking trues up what stands after the month
    MonthMarks(DealStore deals, Accounts accounts, Ledger ledger, Marking marking) {
        this.deals = deals;
        this.accounts = accounts;
        this.ledger = ledger;
        this.marking = marking;
    }

    /// @param reading the last one of the month
    /// @return what was posted: zero when the books said so already
    Money mark(Unit unit, Actor actor, AccountKey key, Reading reading, YearMonth month) {
        TradingAccount account = accounts.get(unit, key);
        Currency currency = account.currency();
        Money stood = Money.zero(currency);
        var wanted =
                new Scope(
                        List.of(StoredDeal.REVALUATION),
                        List.of(),
                        month,
                        "tradingAccount",
                        key.toString());
        for (Ledger.Balance one : ledger.balances(unit, wanted)) {
            stood = stood.plus(one.balance());
        }
        var allocation = new AllocationLedger(key, currency, accounts.allocations(unit, key));
        Money worth = reading.ownedEquity().minus(allocation.adjustedAllocation(reading.asOf()));
        Money change = worth.plus(moved(unit, account, reading.asOf(), month)).minus(stood);
        if (!change.isZero()) {
            post(unit, actor, account, change, month);
            marking.mark(unit, actor, account);
        }
        return change;
    }

    /// What movements between the reading and the end of the month moved; the reading knows nothing
    /// of them. A reading of a server whose day ends later knows more than the month: that is taken
    /// off.
    private Money moved(Unit unit, TradingAccount account, Instant asOf, YearMonth month) {
        Instant end = unit.days().end(month.atEndOfMonth());
        Money sum = Money.zero(account.currency());
        for (StoredDeal deal : deals.cash(unit, account.key())) {
            boolean inMonth = deal.time().isBefore(end);
            boolean inReading = !deal.time().isAfter(asOf);
            Money own = deal.revaluation(account.currency());
            if (inMonth && !inReading) {
                sum = sum.plus(own);
            } else if (inReading && !inMonth) {
                sum = sum.minus(own);
            }
        }
        return sum;
    }

    private void post(
            Unit unit, Actor actor, TradingAccount account, Money change, YearMonth month) {
        String source = "close/" + month + "/" + account.key();
        boolean gain = change.signum() > 0;
        Map<String, String> dimensions = dimensions(account);
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        EVENT,
                        source,
                        "mark " + (ledger.count(unit, EVENT, source) + 1),
                        month.atEndOfMonth(),
                        List.of(
                                Postings.debit(
                                        gain ? StoredDeal.REVALUATION : TRADING_RESULT,
                                        change.abs(),
                                        dimensions),
                                Postings.credit(
                                        gain ? TRADING_RESULT : StoredDeal.REVALUATION,
                                        change.abs(),
                                        dimensions)),
                        "Mark-to-market of " + account.key() + " at the end of " + month));
    }

    private static Map<String, String> dimensions(TradingAccount account) {
        return Map.of(
                "tradingAccount",
                account.key().toString(),
                "fund",
                account.bookFund(),
                "capitalSource",
                account.capitalSource().name());
    }
}
