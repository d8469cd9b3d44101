package fidus.server.ledger;

import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Currency;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which entries people look at.
///
/// @param account of the chart
/// @param tradingAccount written login@server
/// @param through the last value date
record EntryFilter(
        @Nullable String account, @Nullable String tradingAccount, @Nullable LocalDate through) {
    /// Debit less credit of what is looked at in an entry, by currency.
    SortedMap<Currency, Money> moved(JournalEntry entry) {
        var moved = new TreeMap<Currency, Money>();
        for (Posting posting : entry.postings()) {
            boolean looked =
                    posting.account().equals(account)
                            && (tradingAccount == null
                                    || tradingAccount.equals(
                                            posting.dimensions().get("tradingAccount")));
            if (looked) {
                moved.merge(posting.money().currency(), EntrySearch.signed(posting), Money::plus);
            }
        }
        return moved;
    }
}
