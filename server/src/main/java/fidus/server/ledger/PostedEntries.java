package fidus.server.ledger;

import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the audit log says about many entries posted at once: instead of each of them once more,
/// the digest that only these entries have.
///
/// @param first the number of the first
/// @param last the number of the last; all between belong to them
/// @param debits the sum of the debits of each currency, which the credits equal
/// @param digest as {@link EntryDigest} makes it
record PostedEntries(
        long first, long last, long postings, SortedMap<String, Money> debits, String digest) {
    /// @param entries numbered in turn, at least one
    static PostedEntries of(List<JournalEntry> entries) {
        var digest = new EntryDigest();
        var debits = new TreeMap<Currency, Money>();
        long postings = 0;
        for (JournalEntry entry : entries) {
            digest.entry(entry);
            for (Posting posting : entry.postings()) {
                postings++;
                if (posting.side() == PostingSide.DEBIT) {
                    debits.merge(posting.money().currency(), posting.money(), Money::plus);
                }
            }
        }
        var byCode = new TreeMap<String, Money>();
        debits.forEach((currency, sum) -> byCode.put(currency.code(), sum));
        return new PostedEntries(
                entries.getFirst().number(),
                entries.getLast().number(),
                postings,
                byCode,
                digest.hex());
    }

    String subject() {
        return "entries/" + first + "-" + last;
    }
}
