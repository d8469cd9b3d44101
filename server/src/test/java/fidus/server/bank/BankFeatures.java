package fidus.server.bank;

import fidus.investments.Investment;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.server.RunningServer;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.clients.Clients;
import fidus.server.deposits.Deposits;
import fidus.server.exchanges.Exchanges;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.ManualEntries;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payables;
import fidus.server.payments.Payments;
import fidus.server.rates.Rates;
import fidus.server.reconciliation.Reconciliations;
import fidus.server.reconciliation.Sources;
import fidus.server.reports.Limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The features a bank account lives in, as a server has them: what the house owes is made by hand,
/// and there are no trading accounts.
final class BankFeatures {
    final List<Crossing> crossings = new ArrayList<>();
    final List<Payable> owed = new ArrayList<>();

    /// Contracts of the house, made by hand.
    final List<Investment> contracts = new ArrayList<>();

    /// Once they are wired.
    final AtomicReference<Reconciliations> later = new AtomicReference<>();

    final AtomicReference<BankStatements> told = new AtomicReference<>();

    final AtomicReference<Ledger> ledgers = new AtomicReference<>();

    RunningServer start() {
        return RunningServer.start(
                migrations -> {
                    Ledger.shape(migrations);
                    Clients.shape(migrations);
                    Deposits.shape(migrations);
                    Payments.shape(migrations);
                    Rates.shape(migrations);
                    Exchanges.shape(migrations);
                    BankStatements.shape(migrations);
                    Reconciliations.shape(migrations);
                },
                this::wire);
    }

    private void wire(RunningServer.Parts parts, fidus.server.web.Routes routes) {
        var ledger = new Ledger(parts.audit());
        ledgers.set(ledger);
        var clients = new Clients(parts.audit());
        var payments =
                new Payments(
                        parts.audit(),
                        parts.approvals(),
                        ledger,
                        new Payments.Parties(
                                (_, _) -> true, (_, _) -> false, _ -> Duration.ofHours(24)));
        payments.source("payout", new Owing());
        var deposits =
                new Deposits(
                        parts.audit(),
                        parts.approvals(),
                        clients,
                        ledger,
                        payments.wallets().houseAccounts()::all);
        var rates = new Rates(parts.audit(), parts.approvals(), ledger);
        var exchanges =
                new Exchanges(
                        new Exchanges.Ground(
                                parts.audit(),
                                parts.approvals(),
                                ledger,
                                payments.wallets().houseAccounts(),
                                rates));
        var banks =
                new BankStatements(
                        new BankStatements.Ground(
                                parts.mongo(),
                                parts.audit(),
                                parts.approvals(),
                                ledger,
                                payments,
                                deposits,
                                exchanges,
                                clients,
                                _ -> contracts,
                                _ -> crossings,
                                Limits.upload(20),
                                Reconciliations.matching(later::get)));
        told.set(banks);
        later.set(
                new Reconciliations(
                        parts.mongo(),
                        parts.audit(),
                        parts.approvals(),
                        parts.jobs(),
                        ledger,
                        sources(parts, banks)));
        ledger.routes(routes);
        new ManualEntries(parts.approvals(), ledger).routes(routes);
        clients.routes(routes);
        deposits.routes(routes);
        payments.routes(routes);
        banks.routes(routes);
        rates.routes(routes);
        exchanges.routes(routes);
        later.get().routes(routes);
    }

    private static Sources sources(RunningServer.Parts parts, BankStatements banks) {
        return new Sources(
                _ -> List.of(),
                (_, _) -> List.of(),
                (_, _) -> Money.zero(Currency.USD),
                (_, _) -> List.of(),
                (_, _) -> List.of(),
                (_, _) -> List.of(),
                (_, _) -> new fidus.mt5.readings.ReadingState.Unavailable("never read"),
                _ -> fidus.mt5.readings.FreshnessLimits.STANDARD,
                (_, _) -> List.of(),
                (_, _) ->
                        new fidus.mt5.transfers.PairingResult(
                                List.of(), List.of(), List.of(), List.of()),
                _ -> List.of(),
                _ -> List.of(),
                parts.auth()::names,
                parts.auth()::whoMay,
                (_, _) -> List.of(),
                () -> banks,
                _ -> new java.math.BigDecimal("0.01"),
                _ ->
                        new fidus.settings.SettingHistory(
                                fidus.settings.SettingKey.BREAK_DAYS, List.of()),
                (_, _) -> null);
    }

    /// What the house owes, made by hand.
    private final class Owing implements Payables {
        @Override
        public List<Payable> open(Unit unit) {
            return List.copyOf(owed);
        }

        @Override
        public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {
            owed.removeAll(items);
        }

        @Override
        public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {
            owed.addAll(items);
        }
    }
}
