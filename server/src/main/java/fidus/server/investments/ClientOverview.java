package fidus.server.investments;

import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientId;
import fidus.clients.ClientSummaries;
import fidus.clients.ClientSummary;
import fidus.contract.Nothing;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each client has here, in one pass over the contracts.
public final class ClientOverview {
    private final Clients clients;
    private final ContractBooks books;
    private final Funds funds;

    public ClientOverview(Clients clients, ContractBooks books, Funds funds) {
        this.clients = clients;
        this.books = books;
        this.funds = funds;
    }

    public void routes(Routes routes) {
        routes.answer(ClientCalls.SUMMARIES, this::summaries);
    }

    private ClientSummaries summaries(Asked asked, Nothing nothing) {
        LocalDate today = funds.businessDate(asked.unit());
        Map<ClientId, Map<Currency, Sums>> all = new HashMap<>();
        books.each(
                asked.unit(),
                book ->
                        all.computeIfAbsent(book.clientId(), _ -> new TreeMap<>())
                                .computeIfAbsent(currency(book), Sums::new)
                                .add(book.schedule().on(today)));
        var lines = new ArrayList<ClientSummary>();
        for (Client client : clients.all(asked.unit())) {
            Collection<Sums> sums = all.getOrDefault(client.id(), Map.of()).values();
            if (sums.isEmpty()) {
                lines.add(new ClientSummary(client, 0, null, null, null, null, null));
            }
            sums.forEach(one -> lines.add(one.of(client)));
        }
        return new ClientSummaries(lines);
    }

    private static Currency currency(ContractBook book) {
        return book.schedule().principal().currency();
    }

    /// Of one client in one currency.
    private static final class Sums {
        private int contracts;
        private Money principal;
        private Money due;
        private Money paid;
        private Money next;
        private @Nullable LocalDate nextOn;

        Sums(Currency currency) {
            principal = Money.zero(currency);
            due = principal;
            paid = principal;
            next = principal;
        }

        void add(PayoutSchedule schedule) {
            List<PayoutRow> live = schedule.rows().stream().filter(PayoutRow::live).toList();
            if (live.stream().anyMatch(row -> row.payoutState() != PayoutState.PAID)) {
                contracts++;
                principal = principal.plus(schedule.principalOutstanding());
            }
            live.forEach(this::add);
        }

        private void add(PayoutRow row) {
            switch (row.payoutState()) {
                case SCHEDULED -> coming(row);
                case AVAILABLE, REQUESTED, APPROVED -> due = due.plus(row.payoutAmount());
                case PAID -> paid = paid.plus(row.payoutAmount());
                case CANCELLED -> {}
            }
        }

        private void coming(PayoutRow row) {
            if (nextOn == null || row.dueOn().isBefore(nextOn)) {
                nextOn = row.dueOn();
                next = row.payoutAmount();
            } else if (row.dueOn().equals(nextOn)) {
                next = next.plus(row.payoutAmount());
            }
        }

        ClientSummary of(Client client) {
            return new ClientSummary(
                    client, contracts, principal, due, nextOn, nextOn == null ? null : next, paid);
        }
    }
}
