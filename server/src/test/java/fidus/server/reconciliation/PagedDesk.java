package fidus.server.reconciliation;

import fidus.auth.Role;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;

import java.util.List;
import java.util.stream.IntStream;

/// Pages of breaks and the deeds done to all that a filter finds.
abstract class PagedDesk extends OneDesk {
    static final List<DealRow> DEALS = IntStream.range(0, 430).mapToObj(InventedRuns::row).toList();

    static BreakCard again(AccountKey account, BreakCard card) {
        return whole(account).stream()
                .filter(it -> it.found().id().equals(card.found().id()))
                .findFirst()
                .orElseThrow();
    }

    static FindBreakPage only(BreakCard card) {
        FindBreakPage all = FindBreakPage.all(1);
        return new FindBreakPage(
                all.place(),
                "1@Elsewhere",
                null,
                null,
                null,
                null,
                null,
                States.RESOLVED,
                true,
                null,
                null,
                null,
                null,
                card.found().id(),
                null,
                Order.WORST,
                0,
                1);
    }

    /// An account of which a run found that many rows only in the books.
    static AccountKey account(long login, int breaks) {
        var account = new AccountKey("Fidus-Real", login);
        var runs = new InventedRuns(server);
        var work = runs.work(account, DEALS.subList(0, breaks), List.of());
        var _ = work.run(runs.job(), new RunWork.Asked(runs.begin(account)), StopsAt.never());
        return account;
    }

    static FindBreakPage of(AccountKey account, States states, Order order) {
        return new FindBreakPage(
                null,
                account.toString(),
                null,
                null,
                null,
                null,
                null,
                states,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                order,
                0,
                200);
    }

    static BreakPage page(FindBreakPage find) {
        return server.call(ReconciliationCalls.BREAK_PAGE, find, server.token(Role.OPERATOR));
    }

    static List<BreakCard> whole(AccountKey account) {
        return server.call(
                        ReconciliationCalls.BREAKS,
                        new FindBreaks(account.server(), account.login(), false),
                        server.token(Role.OPERATOR))
                .breaks();
    }
}
