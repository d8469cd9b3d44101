package fidus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.ledger.JournalEntry;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Platform;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.server.audit.Actor;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.investments.Contracts;
import fidus.server.investments.Releases;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.settings.Unset;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// A running server with books, clients, accounts and contracts, and the people who work on it: one
/// prepares, another decides, a third may do both but not to the same thing.
public final class Desk implements AutoCloseable {
    public final String operator;
    public final String approver;
    public final String both;

    /// The last accepted equity per account, which the readings would supply.
    public final Map<AccountKey, Money> equity = new ConcurrentHashMap<>();

    private final RunningServer server;
    private final List<Doors> doors = new ArrayList<>();

    /// The features behind the calls.
    public record Doors(Ledger ledger, Clients clients, Accounts accounts, Contracts contracts) {}

    public Desk() {
        server =
                RunningServer.start(
                        migrations -> {
                            Ledger.shape(migrations);
                            Clients.shape(migrations);
                            Accounts.shape(migrations);
                            Funds.shape(migrations);
                            Contracts.shape(migrations);
                        },
                        (parts, routes) -> doors.add(wired(parts, routes)));
        operator = server.token(Role.OPERATOR);
        approver = server.token(Role.APPROVER);
        both = server.token(Role.OPERATOR, Role.APPROVER);
    }

    private Doors wired(RunningServer.Parts parts, fidus.server.web.Routes routes) {
        var ledger = new Ledger(parts.audit());
        var clients = new Clients(parts.audit());
        var accounts = new Accounts(parts.audit(), parts.approvals(), ledger);
        var funds = new Funds(parts.audit(), parts.approvals());
        var permits = new Permits(parts.audit(), parts.approvals(), clients, funds, Unset::history);
        var contracts =
                new Contracts(
                        new Contracts.Ground(
                                parts.audit(),
                                parts.approvals(),
                                clients,
                                accounts,
                                funds,
                                permits,
                                Unset::history));
        var releases =
                new Releases(
                        parts.approvals(),
                        accounts,
                        contracts,
                        (unit, key) -> Optional.ofNullable(equity.get(key)));
        ledger.routes(routes);
        clients.routes(routes);
        accounts.routes(routes);
        contracts.routes(routes);
        releases.routes(routes);
        return new Doors(ledger, clients, accounts, contracts);
    }

    public Doors doors() {
        return doors.getFirst();
    }

    public RunningServer server() {
        return server;
    }

    public <T> T write(Function<Unit, T> work) {
        return server.parts().mongo().write(work);
    }

    public <T> T read(Function<Unit, T> work) {
        return server.parts().mongo().read(work);
    }

    public <Q, A> A ask(Call<Q, A> call, Q question, String token) {
        return server.call(call, question, token);
    }

    /// Another person says yes.
    public Prepared approve(Prepared prepared) {
        return decide(prepared, approver);
    }

    public Prepared decide(Prepared prepared, String token) {
        return ask(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    /// The code of the refusal that this must meet.
    public static Problem.Code code(ThrowingCallable refused) {
        return problem(refused).code();
    }

    public static Problem problem(ThrowingCallable refused) {
        Refused thrown = catchThrowableOfType(Refused.class, refused);
        assertThat(thrown).as("refused").isNotNull();
        return thrown.problem();
    }

    public Client client(String name) {
        return ask(ClientCalls.ADD, new AddClient(name), operator);
    }

    /// An account that was prepared and approved.
    public TradingAccount account(RegisterAccount register) {
        approve(ask(Mt5Calls.REGISTER, register, operator));
        return read(unit -> doors().accounts().get(unit, register.key()));
    }

    /// A CORE trading account of the broker, in dollars, whose capital arrives as deals.
    public static RegisterAccount trading(String broker, long login) {
        return new RegisterAccount(
                new AccountKey(broker + "-Live", login),
                "Account " + login,
                Platform.MT5,
                broker,
                AccountPurpose.TRADING,
                FundCode.CORE,
                CapitalSource.CLIENT,
                Currency.USD,
                "Europe/Athens",
                false,
                "",
                Money.of("0", "USD"),
                "Opened for a new contract");
    }

    public static Actor actor(String name) {
        return new Actor(
                new fidus.auth.PersonId(
                        UUID.nameUUIDFromBytes(
                                name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                name,
                List.of(Role.OPERATOR),
                "test",
                "test");
    }

    public List<JournalEntry> journal() {
        var entries = new ArrayList<JournalEntry>();
        read(
                unit -> {
                    doors().ledger().each(unit, entries::add);
                    return true;
                });
        return entries;
    }

    /// The actions in the audit log about this subject, in order.
    public List<String> audited(String subject) {
        var actions = new ArrayList<String>();
        read(
                unit -> {
                    server.parts()
                            .audit()
                            .each(
                                    unit,
                                    line -> {
                                        if (line.subject().equals(subject)) {
                                            actions.add(line.action());
                                        }
                                    });
                    return true;
                });
        return actions;
    }

    @Override
    public void close() {
        server.close();
    }
}
