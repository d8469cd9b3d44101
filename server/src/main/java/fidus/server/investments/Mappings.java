package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.AccountMapping;
import fidus.investments.ChangeMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.TradingAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.clients.Clients;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Places a contract's principal on other accounts than before: what stays goes on, what ends and
/// what begins does so at the moment of the approval.
public final class Mappings {
    /// The command another person approves to place the principal of a contract otherwise.
    public static final String CHANGE = "CHANGE_MAPPING";

    private static final int SHORTEST_REASON = 10;

    private final Approvals approvals;
    private final Contracts contracts;
    private final ContractStates states;
    private final Clients clients;
    private final Accounts accounts;
    private final LineRules rules;
    private final BiPredicate<Unit, AccountKey> hasHistory;

    /// The command as it waits.
    ///
    /// @param version of the contract as it was shown
    /// @param accountVersions of the accounts in the order of the lines
    record Change(ChangeMapping asked, long version, List<Long> accountVersions) {}

    /// @param hasHistory whether an account's books have begun
    public Mappings(
            Contracts.Ground ground,
            Contracts contracts,
            ContractStates states,
            BiPredicate<Unit, AccountKey> hasHistory) {
        this.hasHistory = hasHistory;
        this.approvals = ground.approvals();
        this.contracts = contracts;
        this.states = states;
        this.clients = ground.clients();
        this.accounts = ground.accounts();
        this.rules = new LineRules(accounts, ground::number);
        approvals.kind(CHANGE, Change.class, Set.of(Role.APPROVER), this::changed);
    }

    public void routes(Routes routes) {
        routes.answer(InvestmentCalls.MAP, this::change);
    }

    private Prepared change(Asked asked, ChangeMapping change) {
        Unit unit = asked.unit();
        Investment contract = contracts.get(unit, change.id());
        List<TradingAccount> placed = check(unit, contract, change);
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        CHANGE,
                        Contracts.subject(contract.id()),
                        "Place the principal of contract " + contract.number() + " otherwise",
                        shown(contract, change, placed),
                        new Change(change, contract.version(), versions(placed))));
    }

    private void changed(Unit unit, Decided by, Change change) {
        Investment before = contracts.get(unit, change.asked.id());
        List<TradingAccount> placed = check(unit, before, change.asked);
        if (before.version() != change.version
                || !versions(placed).equals(change.accountVersions)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The contract or one of the accounts was changed since this was prepared."
                            + " Reject it and prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        Investment after = before.mapped(mappings(unit, by, before, change.asked));
        contracts.replace(
                unit, maker, before, after, new Contracts.Act(CHANGE, change.asked.reason()));
        Set<AccountKey> had = on(before);
        placed.stream()
                .filter(account -> !had.contains(account.key()))
                .forEach(account -> accounts.allot(unit, maker, account, before.clientId()));
        for (AccountKey left : leaving(before, change.asked)) {
            states.leave(unit, maker, after, left, " moved its principal to other places.");
        }
    }

    private List<TradingAccount> check(Unit unit, Investment contract, ChangeMapping change) {
        EntryRules.text("reason", change.reason(), SHORTEST_REASON);
        if (!contract.investmentState().running() && !Starts.waiting(contract)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract "
                            + contract.number()
                            + " is "
                            + contract.investmentState()
                            + ". Only the principal of one that runs, or is to start, is placed.");
        }
        Client client = clients.get(unit, contract.clientId());
        Clients.checkNotOnHold(client);
        List<TradingAccount> placed =
                rules.check(
                        unit,
                        client,
                        contract.principal(),
                        change.lines(),
                        leaving(contract, change));
        checkHistory(unit, contract, placed);
        boolean same =
                contract.mappings().stream()
                        .filter(AccountMapping::active)
                        .allMatch(line -> stays(line, change.lines()));
        if (same && active(contract) == change.lines().size()) {
            throw Refused.at(
                    "lines", Problem.Code.BAD_VALUE, "The principal is placed like this already.");
        }
        return placed;
    }

    /// What a running contract's principal earns there is known from the first day on.
    private void checkHistory(Unit unit, Investment contract, List<TradingAccount> placed) {
        for (TradingAccount account : placed) {
            if (contract.investmentState().running() && !hasHistory.test(unit, account.key())) {
                throw Refused.at(
                        "lines",
                        Problem.Code.WRONG_STATE,
                        "The history of "
                                + account.key()
                                + " is not there yet: import its report first.");
            }
        }
    }

    private static long active(Investment contract) {
        return contract.mappings().stream().filter(AccountMapping::active).count();
    }

    private static boolean stays(AccountMapping mapping, List<MappingLine> lines) {
        return lines.stream()
                .anyMatch(
                        line ->
                                Objects.equals(line.account(), mapping.account())
                                        && line.mappedPrincipal()
                                                .equals(mapping.mappedPrincipal()));
    }

    /// Ended ones stay in the history; a line that stays as it is goes on unbroken.
    private static List<AccountMapping> mappings(
            Unit unit, Decided by, Investment before, ChangeMapping change) {
        var mappings = new ArrayList<AccountMapping>();
        for (AccountMapping mapping : before.mappings()) {
            boolean ends = mapping.active() && !stays(mapping, change.lines());
            mappings.add(ends ? mapping.ended(unit.now()) : mapping);
        }
        for (MappingLine line : change.lines()) {
            boolean goesOn =
                    before.mappings().stream()
                            .filter(AccountMapping::active)
                            .anyMatch(mapping -> stays(mapping, List.of(line)));
            if (!goesOn) {
                mappings.add(
                        new AccountMapping(
                                line.account(),
                                line.mappedPrincipal(),
                                line.note(),
                                unit.now(),
                                null,
                                by.maker().id(),
                                by.checker().id()));
            }
        }
        return List.copyOf(mappings);
    }

    private static Set<AccountKey> on(Investment contract) {
        return contract.mappings().stream()
                .filter(AccountMapping::active)
                .map(AccountMapping::account)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<AccountKey> leaving(Investment contract, ChangeMapping change) {
        var left = new HashSet<>(on(contract));
        change.lines().forEach(line -> left.remove(line.account()));
        return left;
    }

    private static List<Shown> shown(
            Investment contract, ChangeMapping change, List<TradingAccount> placed) {
        Map<AccountKey, TradingAccount> known =
                placed.stream().collect(Collectors.toMap(TradingAccount::key, Function.identity()));
        Money sum = LineRules.total(change.lines(), contract.principal());
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Client", contract.clientName()));
        shown.add(new Shown("Principal", contract.principal().toString()));
        contract.mappings().stream()
                .filter(AccountMapping::active)
                .forEach(
                        line ->
                                shown.add(
                                        new Shown(
                                                stays(line, change.lines()) ? "Stays" : "Ends",
                                                line.mappedPrincipal()
                                                        + (line.account() == null
                                                                ? " unallocated cash"
                                                                : " on " + line.account()))));
        for (int at = 0; at < change.lines().size(); at++) {
            shown.add(
                    new Shown("Line " + (at + 1), EntryShown.line(change.lines().get(at), known)));
        }
        shown.add(new Shown("Sum less principal", sum.minus(contract.principal()).toString()));
        shown.add(new Shown("Reason", change.reason().strip()));
        return List.copyOf(shown);
    }

    private static List<Long> versions(List<TradingAccount> placed) {
        return placed.stream().map(TradingAccount::version).toList();
    }
}
