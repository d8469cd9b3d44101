package fidus.server.ledger;

import fidus.contract.Nothing;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryPage;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.TrialBalance;
import fidus.server.audit.Actor;
import fidus.server.audit.Cursors;
import fidus.server.web.Asked;

import java.util.List;

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

    EntryPage entries(Asked asked, FindEntries find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope = scope(asked.actor(), find);
        long before =
                find.cursor() == null ? Long.MAX_VALUE : cursors.position(scope, find.cursor());
        List<JournalEntry> rows =
                store.page(
                        asked.unit(),
                        find.account(),
                        find.tradingAccount(),
                        before,
                        find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<JournalEntry> page = more ? List.copyOf(rows.subList(0, find.limit())) : rows;
        return new EntryPage(page, more ? cursors.at(scope, page.getLast().number()) : null);
    }

    private static String scope(Actor reader, FindEntries find) {
        return reader.id().value() + " entries " + find.account() + " " + find.tradingAccount();
    }
}
