package fidus.server.deposits;

import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.DepositPage;
import fidus.deposits.FindDeposits;
import fidus.server.audit.Cursors;
import fidus.server.web.Asked;

import java.util.List;

/// The deposits, a page at a time, the newest first.
final class DepositPages {
    private final Cursors cursors = new Cursors();
    private final DepositStore store;

    DepositPages(DepositStore store) {
        this.store = store;
    }

    /// @throws Refused `BAD_VALUE` for a page that is too large, `BAD_CURSOR`
    DepositPage find(Asked asked, FindDeposits find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope =
                asked.actor().id().value()
                        + " deposits "
                        + find.clientId()
                        + " "
                        + find.depositState();
        long before =
                find.cursor() == null ? Long.MAX_VALUE : cursors.position(scope, find.cursor());
        List<Deposit> rows = store.page(asked.unit(), find, before, find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<Deposit> page = more ? List.copyOf(rows.subList(0, find.limit())) : rows;
        return new DepositPage(page, more ? cursors.at(scope, page.getLast().number()) : null);
    }
}
