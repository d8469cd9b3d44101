/// What words mean, what may be asked, and pure arithmetic: no input or output.
module fidus.shared {
    requires static transitive org.jspecify;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires com.fasterxml.jackson.datatype.jdk8;

    exports fidus.approvals;
    exports fidus.audit;
    exports fidus.auth;
    exports fidus.clients;
    exports fidus.contract;
    exports fidus.dashboard;
    exports fidus.funds;
    exports fidus.id;
    exports fidus.imports;
    exports fidus.investments;
    exports fidus.jobs;
    exports fidus.ledger;
    exports fidus.money;
    exports fidus.mt5;
    exports fidus.mt5.allocation;
    exports fidus.mt5.cash;
    exports fidus.mt5.checks;
    exports fidus.mt5.pnl;
    exports fidus.mt5.readings;
    exports fidus.mt5.rebates;
    exports fidus.mt5.transfers;
    exports fidus.payments;
    exports fidus.payments.wallets;
    exports fidus.reconciliation;
    exports fidus.reconciliation.desk;

    opens fidus.approvals;
    opens fidus.audit;
    opens fidus.auth;
    opens fidus.clients;
    opens fidus.contract;
    opens fidus.dashboard;
    opens fidus.funds;
    opens fidus.id;
    opens fidus.imports;
    opens fidus.investments;
    opens fidus.jobs;
    opens fidus.ledger;
    opens fidus.money;
    opens fidus.mt5;
    opens fidus.mt5.allocation;
    opens fidus.mt5.cash;
    opens fidus.mt5.checks;
    opens fidus.mt5.pnl;
    opens fidus.mt5.readings;
    opens fidus.mt5.rebates;
    opens fidus.mt5.transfers;
    opens fidus.payments;
    opens fidus.payments.wallets;
    opens fidus.reconciliation;
    opens fidus.reconciliation.desk;
}
