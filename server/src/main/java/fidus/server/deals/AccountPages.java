package fidus.server.deals;

import fidus.approvals.Prepared;
import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.contract.Nothing;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountList;
import fidus.mt5.AccountPage;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.server.approvals.Approvals;
import fidus.server.clients.Clients;
import fidus.server.investments.Contracts;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The registry with its figures, and everything about one account.
public final class AccountPages {
    private static final int MOST_READINGS = 500;

    private final Deals deals;
    private final Accounts accounts;
    private final Clients clients;
    private final Contracts contracts;
    private final Approvals approvals;
    private final Function<Unit, Map<AccountKey, Integer>> openBreaks;

    /// What the pages look up elsewhere.
    ///
    /// @param openBreaks open breaks per account that has any
    public record Sources(
            Accounts accounts,
            Clients clients,
            Contracts contracts,
            Approvals approvals,
            Function<Unit, Map<AccountKey, Integer>> openBreaks) {}

    public AccountPages(Deals deals, Sources sources) {
        this.deals = deals;
        this.accounts = sources.accounts();
        this.clients = sources.clients();
        this.contracts = sources.contracts();
        this.approvals = sources.approvals();
        this.openBreaks = sources.openBreaks();
    }

    public void routes(Routes routes) {
        routes.answer(Mt5Calls.ACCOUNTS, this::list);
        routes.answer(Mt5Calls.ACCOUNT, this::page);
    }

    private AccountList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        Map<AccountKey, Integer> breaks = openBreaks.apply(unit);
        Map<String, String> waiting = waiting(asked);
        var names = new HashMap<ClientId, String>();
        for (Client client : clients.all(unit)) {
            names.put(client.id(), client.name());
        }
        return new AccountList(
                unit.now(),
                deals.results().all(unit).stream()
                        .map(result -> card(result, breaks, names, waiting))
                        .toList());
    }

    private AccountPage page(Asked asked, AboutAccount about) {
        Unit unit = asked.unit();
        var key = new AccountKey(about.server(), about.login());
        TradingAccount account = accounts.get(unit, key);
        List<Reading> all = deals.readings().accepted(unit, key);
        List<Reading> readings = all.subList(Math.max(0, all.size() - MOST_READINGS), all.size());
        var history = new AccountHistory(account, readings);
        deals.store().all(unit, key, history::add);
        return new AccountPage(
                card(asked, account),
                accounts.allocations(unit, key),
                readings,
                history.rollForward(),
                history.chart(),
                contracts.onAccount(unit, key),
                history.deals());
    }

    private AccountCard card(Asked asked, TradingAccount account) {
        Unit unit = asked.unit();
        var names = new HashMap<ClientId, String>();
        Optional.ofNullable(account.clientId())
                .flatMap(id -> clients.find(unit, id))
                .ifPresent(client -> names.put(client.id(), client.name()));
        return card(
                deals.results().of(unit, account), openBreaks.apply(unit), names, waiting(asked));
    }

    private static AccountCard card(
            Results.Result result,
            Map<AccountKey, Integer> breaks,
            Map<ClientId, String> names,
            Map<String, String> waiting) {
        TradingAccount account = result.account();
        ClientId client = account.clientId();
        return new AccountCard(
                account,
                result.pnl(),
                breaks.getOrDefault(account.key(), 0),
                result.toReview(),
                client == null ? null : names.get(client),
                waiting.get(Accounts.subject(account.key())));
    }

    /// Titles of the changes that wait for another person, by the record they concern.
    private Map<String, String> waiting(Asked asked) {
        var waiting = new HashMap<String, String>();
        for (Prepared prepared : approvals.waitingAmong(asked.unit(), "account")) {
            waiting.put(prepared.subject(), prepared.title());
        }
        return waiting;
    }
}
