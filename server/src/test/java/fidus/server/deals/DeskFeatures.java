package fidus.server.deals;

import fidus.server.RunningServer;
import fidus.server.clients.Clients;
import fidus.server.dashboard.Dashboards;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.imports.Imports;
import fidus.server.investments.Contracts;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mt5.Accounts;
import fidus.server.reports.Limits;
import fidus.server.settings.Unset;
import fidus.server.web.Routes;

import java.util.Map;

/// The features of a back office for a test, as a server has them.
final class DeskFeatures {
    Accounts accounts;
    Ledger ledger;
    Deals deals;

    @SuppressWarnings("NullAway.Init") // the wiring runs inside start
    DeskFeatures() {}

    RunningServer start() {
        return RunningServer.start(DeskFeatures::shape, this::wire);
    }

    private static void shape(Migrations migrations) {
        Ledger.shape(migrations);
        Clients.shape(migrations);
        Accounts.shape(migrations);
        Funds.shape(migrations);
        Contracts.shape(migrations);
        Deals.shape(migrations);
        Imports.shape(migrations);
    }

    private void wire(RunningServer.Parts parts, Routes routes) {
        ledger = new Ledger(parts.audit());
        accounts = new Accounts(parts.audit(), parts.approvals(), ledger);
        var clients = new Clients(parts.audit());
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
        deals = new Deals(accounts, ledger, parts.approvals(), parts.audit());
        var imports =
                new Imports(
                        parts.mongo(),
                        accounts,
                        deals,
                        new Imports.Work(parts.jobs(), Limits.upload(20), _ -> {}),
                        parts.audit());
        accounts.routes(routes);
        ledger.routes(routes);
        deals.routes(routes);
        new AccountPages(
                        deals,
                        new AccountPages.Sources(
                                accounts, clients, contracts, parts.approvals(), _ -> Map.of()))
                .routes(routes);
        imports.routes(routes);
        new Dashboards(
                        deals,
                        imports,
                        parts.approvals(),
                        Dashboards.Reconciled.NEVER,
                        new Dashboards.Holding("memory", true))
                .routes(routes);
    }
}
