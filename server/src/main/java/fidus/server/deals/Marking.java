package fidus.server.deals;

import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Mark-to-market (E6): the revaluation of a trading account becomes what its last accepted reading
/// says, `ownedEquity − adjustedAllocation`. It posts the difference only, so asking twice posts
/// once.
final class Marking {
    private static final String TRADING_RESULT = "4100";

    private final DealStore deals;
    private final ReadingStore readings;
    private final Accounts accounts;
    private final Ledger ledger;

    Marking(DealStore deals, ReadingStore readings, Accounts accounts, Ledger ledger) {
        this.deals = deals;
        this.readings = readings;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    void mark(Unit unit, Actor actor, TradingAccount account) {
        if (account.accountPurpose() != AccountPurpose.TRADING) {
            return;
        }
        readings.last(unit, account.key()).ifPresent(last -> mark(unit, actor, account, last));
    }

    private void mark(Unit unit, Actor actor, TradingAccount account, ReadingStore.Last last) {
        Reading reading = last.reading();
        Currency currency = account.currency();
        var allocation =
                new AllocationLedger(
                        account.key(), currency, accounts.allocations(unit, account.key()));
        Money target = reading.ownedEquity().minus(allocation.adjustedAllocation(reading.asOf()));
        Money stands =
                ledger.balance(
                                unit,
                                StoredDeal.REVALUATION,
                                "tradingAccount",
                                account.key().toString())
                        .getOrDefault(currency, Money.zero(currency))
                        .minus(later(unit, account, reading));
        Money change = target.minus(stands);
        if (!change.isZero()) {
            int number = last.marks() + 1;
            post(unit, actor, account, reading, change, number);
            readings.put(unit, new ReadingStore.Last(last.id(), reading, number));
        }
    }

    /// What movements after the reading have moved already; the reading knows nothing of them.
    private Money later(Unit unit, TradingAccount account, Reading reading) {
        Money sum = Money.zero(account.currency());
        for (StoredDeal deal : deals.cash(unit, account.key())) {
            if (deal.time().isAfter(reading.asOf())) {
                sum = sum.plus(deal.revaluation(account.currency()));
            }
        }
        return sum;
    }

    private void post(
            Unit unit,
            Actor actor,
            TradingAccount account,
            Reading reading,
            Money change,
            int number) {
        Map<String, String> dimensions =
                Map.of(
                        "tradingAccount",
                        account.key().toString(),
                        "fund",
                        account.bookFund(),
                        "capitalSource",
                        account.capitalSource().name());
        boolean gain = change.signum() > 0;
        var debit =
                new Posting(
                        gain ? StoredDeal.REVALUATION : TRADING_RESULT,
                        PostingSide.DEBIT,
                        change.abs(),
                        dimensions);
        var credit =
                new Posting(
                        gain ? TRADING_RESULT : StoredDeal.REVALUATION,
                        PostingSide.CREDIT,
                        change.abs(),
                        dimensions);
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        "E6",
                        "reading/" + ReadingStore.id(reading),
                        "mark " + number,
                        countsOn(unit, reading),
                        List.of(debit, credit),
                        "Mark-to-market of " + account.key() + " as of " + reading.asOf()));
    }

    private LocalDate countsOn(Unit unit, Reading reading) {
        return ledger.countsOn(unit, "E6", unit.days().of(reading.asOf()));
    }
}
