/// Where fund operators work: the window, its screens and the one door to the server.
module fidus.desktop {
    requires static transitive org.jspecify;
    requires fidus.shared;
    requires java.prefs;
    requires jdk.net;
    requires javafx.controls;
    requires javafx.fxml;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.javafx;
    requires org.kordamp.ikonli.materialdesign2;
    requires okhttp3;
    requires de.siegmar.fastcsv;
    requires org.dhatim.fastexcel;

    exports fidus.desktop to
            javafx.graphics;

    opens fidus.desktop.approvals to
            javafx.fxml;
    opens fidus.desktop.audit to
            javafx.fxml;
    opens fidus.desktop.controls to
            javafx.fxml;
    opens fidus.desktop.rates to
            javafx.fxml;
    opens fidus.desktop.reconciliation to
            javafx.fxml;
    opens fidus.desktop.accounts to
            javafx.fxml;
    opens fidus.desktop.banks to
            javafx.fxml;
    opens fidus.desktop.cashflow to
            javafx.fxml;
    opens fidus.desktop.close to
            javafx.fxml;
    opens fidus.desktop.contracts to
            javafx.fxml;
    opens fidus.desktop.dashboard to
            javafx.fxml;
    opens fidus.desktop.fees to
            javafx.fxml;
    opens fidus.desktop.growth to
            javafx.fxml;
    opens fidus.desktop.imports to
            javafx.fxml;
    opens fidus.desktop.intake to
            javafx.fxml;
    opens fidus.desktop.ledger to
            javafx.fxml;
    opens fidus.desktop.palette to
            javafx.fxml;
    opens fidus.desktop.payments to
            javafx.fxml;
    opens fidus.desktop.people to
            javafx.fxml;
    opens fidus.desktop.proofs to
            javafx.fxml;
    opens fidus.desktop.review to
            javafx.fxml;
    opens fidus.desktop.agents to
            javafx.fxml;
    opens fidus.desktop.clients to
            javafx.fxml;
    opens fidus.desktop.deposits to
            javafx.fxml;
    opens fidus.desktop.funds to
            javafx.fxml;
    opens fidus.desktop.redemptions to
            javafx.fxml;
    opens fidus.desktop.settings to
            javafx.fxml;
    opens fidus.desktop.shell to
            javafx.fxml;
    opens fidus.desktop.statements to
            javafx.fxml;
}
