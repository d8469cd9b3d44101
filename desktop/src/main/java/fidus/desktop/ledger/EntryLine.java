package fidus.desktop.ledger;

import fidus.desktop.controls.Words;
import fidus.ledger.EntryBalance;
import fidus.ledger.EntryPage;
import fidus.ledger.JournalEntry;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An entry as the journal's list shows it.
///
/// @param balance what it does to the account that is looked at; null while none is
record EntryLine(JournalEntry entry, @Nullable EntryBalance balance) {
    static List<EntryLine> of(EntryPage page) {
        var lines = new ArrayList<EntryLine>();
        for (int i = 0; i < page.rows().size(); i++) {
            boolean known = i < page.balances().size();
            lines.add(new EntryLine(page.rows().get(i), known ? page.balances().get(i) : null));
        }
        return List.copyOf(lines);
    }

    String moved() {
        return balance == null ? "" : words(balance.moved());
    }

    String after() {
        return balance == null ? "" : words(balance.after());
    }

    private static String words(List<Money> sums) {
        return sums.stream().map(Words::money).collect(Collectors.joining(" · "));
    }
}
