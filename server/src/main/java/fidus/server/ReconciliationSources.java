package fidus.server;

import fidus.clients.Client;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldState;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.transfers.PairingResult;
import fidus.server.auth.Auth;
import fidus.server.bank.BankStatements;
import fidus.server.clients.Clients;
import fidus.server.deals.Deals;
import fidus.server.imports.Imports;
import fidus.server.investments.Contracts;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.reconciliation.BrokerStatements;
import fidus.server.reconciliation.Sources;
import fidus.server.settings.Settings;
import fidus.settings.SettingKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The part of the wiring that says what reconciliation reads of the features before it.
record ReconciliationSources(
        Accounts accounts,
        Deals deals,
        Clients clients,
        Auth auth,
        Contracts contracts,
        Imports imports,
        Supplier<BankStatements> banks) {
    Sources all(Settings settings) {
        return new Sources(
                accounts::all,
                (unit, account) ->
                        deals.between(
                                unit,
                                account,
                                Instant.EPOCH,
                                Instant.ofEpochSecond(253_402_300_799L)),
                this::opening,
                this::sameServer,
                deals::findings,
                (unit, account) -> deals.readings().accepted(unit, account),
                (unit, account) ->
                        deals.results().of(unit, accounts.get(unit, account)).pnl().state(),
                unit -> deals.limits().freshness(unit, unit.today()),
                this::held,
                this::transfers,
                contracts::all,
                unit -> clients.all(unit).stream().map(Client::id).toList(),
                auth::names,
                auth::whoMay,
                new BrokerStatements(imports.kept())::all,
                banks,
                contracts::mappingTolerance,
                unit -> settings.history(unit, SettingKey.BREAK_DAYS),
                this::traded);
    }

    private Sources.@Nullable Traded traded(Unit unit, AccountKey account) {
        return deals.extent(unit, account)
                .map(it -> new Sources.Traded(it.first(), it.last(), it.deals()))
                .orElse(null);
    }

    /// What the account held when its books began.
    private Money opening(Unit unit, AccountKey account) {
        Money sum = Money.zero(accounts.get(unit, account).currency());
        for (AllocationEvent event : accounts.allocations(unit, account)) {
            sum = event.kind() == AllocationKind.INITIAL ? sum.plus(event.change()) : sum;
        }
        return sum;
    }

    private List<Deal> sameServer(Unit unit, AccountKey account) {
        List<Deal> all = new ArrayList<>();
        for (TradingAccount other : accounts.all(unit)) {
            if (other.key().server().equals(account.server())) {
                all.addAll(
                        deals.between(
                                unit,
                                other.key(),
                                Instant.EPOCH,
                                Instant.ofEpochSecond(253_402_300_799L)));
            }
        }
        return all;
    }

    private List<HeldReading> held(Unit unit, AccountKey account) {
        return deals.readings().held(unit).stream()
                .filter(
                        held ->
                                held.heldState() == HeldState.HELD
                                        && held.reading().account().equals(account))
                .toList();
    }

    private PairingResult transfers(Unit unit, AccountKey account) {
        return deals.transfers(unit, account.server());
    }
}
