package fidus.server.ledger;

import fidus.contract.Nothing;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.BalanceOn;
import fidus.ledger.EntryBalance;
import fidus.ledger.EntryPage;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.TrialBalance;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.audit.Cursors;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// The journal as people read it: page by page, and summed.
final class JournalPages {
    private final LedgerStore store;
    private final Cursors cursors;

    JournalPages(LedgerStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    TrialBalance trialBalance(Asked asked, Nothing nothing) {
        return new TrialBalance(asked.unit().now(), Sums.lines(store.sums(asked.unit())));
    }

    TrialBalance balanceOn(Asked asked, BalanceOn on) {
        return new TrialBalance(
                asked.unit().now(),
                Sums.lines(store.sums(asked.unit(), new EntryFilter(null, null, on.through()))));
    }

    EntryPage entries(Asked asked, FindEntries find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope = scope(asked.actor(), find);
        long before =
                find.cursor() == null ? Long.MAX_VALUE : cursors.position(scope, find.cursor());
        var filter = new EntryFilter(find.account(), find.tradingAccount(), find.through());
        List<JournalEntry> rows = store.page(asked.unit(), filter, before, find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<JournalEntry> page = more ? List.copyOf(rows.subList(0, find.limit())) : rows;
        return new EntryPage(
                page,
                balances(asked.unit(), filter, page),
                more ? cursors.at(scope, page.getLast().number()) : null);
    }

    /// The balance after the newest of them is summed, those below it follow from what it moved.
    private List<EntryBalance> balances(Unit unit, EntryFilter filter, List<JournalEntry> page) {
        if (filter.account() == null || page.isEmpty()) {
            return List.of();
        }
        SortedMap<Currency, Money> standing =
                Sums.balances(store.sums(unit, filter, page.getFirst().number()));
        var balances = new ArrayList<EntryBalance>();
        for (JournalEntry entry : page) {
            SortedMap<Currency, Money> moved = filter.moved(entry);
            var after = new ArrayList<Money>();
            for (Currency currency : moved.keySet()) {
                after.add(standing.getOrDefault(currency, Money.zero(currency)));
            }
            balances.add(new EntryBalance(List.copyOf(moved.values()), List.copyOf(after)));
            moved.values()
                    .forEach(sum -> standing.merge(sum.currency(), sum.negated(), Money::plus));
        }
        return List.copyOf(balances);
    }

    private static String scope(Actor reader, FindEntries find) {
        return reader.id().value()
                + " entries "
                + find.account()
                + " "
                + find.tradingAccount()
                + " "
                + find.through();
    }
}
