package fidus.server;

import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.exchanges.Exchanges;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.ManualEntries;
import fidus.server.ledger.OpeningResult;
import fidus.server.ledger.Openings;
import fidus.server.ledger.Reversals;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.payments.Payments;
import fidus.server.rates.RateFiles;
import fidus.server.rates.Rates;
import fidus.server.web.Routes;

/// The page of the wiring for what people put into the journal themselves, and what follows from
/// rates of exchange.
final class JournalFeatures {
    private final Openings openings;
    private final OpeningResult openingResult;
    private final ManualEntries manualEntries;
    private final Reversals reversals;
    private final Rates rates;
    private final RateFiles rateFiles;
    private final Exchanges exchanges;

    JournalFeatures(
            Mongo mongo, Audit audit, Approvals approvals, Ledger ledger, Payments payments) {
        openings = new Openings(approvals, ledger);
        openingResult = new OpeningResult(approvals, ledger);
        manualEntries = new ManualEntries(approvals, ledger);
        reversals = new Reversals(approvals, ledger);
        rates = new Rates(audit, approvals, ledger);
        rateFiles = new RateFiles(mongo, rates);
        exchanges =
                new Exchanges(
                        new Exchanges.Ground(
                                audit,
                                approvals,
                                ledger,
                                payments.wallets().houseAccounts(),
                                rates));
    }

    static void shape(Migrations migrations) {
        Rates.shape(migrations);
        Exchanges.shape(migrations);
    }

    void routes(Routes routes) {
        openings.routes(routes);
        openingResult.routes(routes);
        manualEntries.routes(routes);
        reversals.routes(routes);
        rates.routes(routes);
        rateFiles.routes(routes);
        exchanges.routes(routes);
    }

    Exchanges exchanges() {
        return exchanges;
    }

    Rates rates() {
        return rates;
    }
}
