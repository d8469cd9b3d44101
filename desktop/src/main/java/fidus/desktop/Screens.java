package fidus.desktop;

import fidus.auth.Permission;
import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.accounts.AccountsView;
import fidus.desktop.agents.AgentsModel;
import fidus.desktop.agents.AgentsView;
import fidus.desktop.approvals.ApprovalsModel;
import fidus.desktop.approvals.ApprovalsView;
import fidus.desktop.audit.AuditModel;
import fidus.desktop.audit.AuditView;
import fidus.desktop.banks.BanksModel;
import fidus.desktop.banks.BanksView;
import fidus.desktop.cashflow.CashFlowModel;
import fidus.desktop.cashflow.CashFlowView;
import fidus.desktop.clients.ClientsModel;
import fidus.desktop.clients.ClientsView;
import fidus.desktop.close.CloseModel;
import fidus.desktop.close.CloseView;
import fidus.desktop.contracts.ContractsModel;
import fidus.desktop.contracts.ContractsView;
import fidus.desktop.dashboard.DashboardModel;
import fidus.desktop.dashboard.DashboardView;
import fidus.desktop.deposits.DepositsModel;
import fidus.desktop.deposits.DepositsView;
import fidus.desktop.fees.FeesModel;
import fidus.desktop.fees.FeesView;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.funds.FundsView;
import fidus.desktop.growth.GrowthModel;
import fidus.desktop.growth.GrowthView;
import fidus.desktop.imports.ImportsModel;
import fidus.desktop.imports.ImportsView;
import fidus.desktop.intake.IntakeView;
import fidus.desktop.ledger.LedgerModel;
import fidus.desktop.ledger.LedgerView;
import fidus.desktop.payments.PaymentsView;
import fidus.desktop.people.PeopleModel;
import fidus.desktop.people.PeopleView;
import fidus.desktop.rates.RatesModel;
import fidus.desktop.rates.RatesView;
import fidus.desktop.reconciliation.BreakDeskView;
import fidus.desktop.reconciliation.BreaksView;
import fidus.desktop.reconciliation.ReconciliationView;
import fidus.desktop.reconciliation.RunsModel;
import fidus.desktop.reconciliation.WorkbenchModel;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.redemptions.RedemptionsView;
import fidus.desktop.review.HeldModel;
import fidus.desktop.review.ReviewModel;
import fidus.desktop.review.ReviewView;
import fidus.desktop.settings.SettingsModel;
import fidus.desktop.settings.SettingsView;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Shell;
import fidus.desktop.statements.StatementsModel;
import fidus.desktop.statements.StatementsView;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import java.util.ArrayList;
import java.util.List;

/// The wiring of the screens: each with its model and the permission it needs.
final class Screens {
    private Screens() {}

    /// Every screen in the order of the navigation: id, title key, icon, permission, view.
    static List<Screen> of(Shell shell) {
        List<Screen> all = new ArrayList<>(ofTheDay(shell));
        all.addAll(ofClients(shell));
        all.addAll(ofPayouts(shell));
        all.add(ofTheMonth(shell));
        all.addAll(ofControl(shell));
        all.addAll(ofBooks(shell));
        all.addAll(ofRecord(shell));
        return all;
    }

    private static List<Screen> ofTheDay(Shell shell) {
        return List.of(
                new Screen(
                        "dashboard",
                        "screen.dashboard",
                        MaterialDesignV.VIEW_DASHBOARD_OUTLINE,
                        Permission.SEE_TRADING,
                        () -> new DashboardView(new DashboardModel(shell))),
                new Screen(
                        "accounts",
                        "screen.accounts",
                        MaterialDesignC.CHART_LINE,
                        Permission.SEE_TRADING,
                        () -> new AccountsView(new AccountsModel(shell))),
                new Screen(
                        "growth",
                        "screen.growth",
                        MaterialDesignT.TRENDING_UP,
                        Permission.SEE_TRADING,
                        () -> new GrowthView(new GrowthModel(shell))),
                new Screen(
                        "cashflow",
                        "screen.cashflow",
                        MaterialDesignC.CHART_BAR,
                        Permission.SEE_TRADING,
                        () -> new CashFlowView(new CashFlowModel(shell))),
                new Screen(
                        "imports",
                        "screen.imports",
                        MaterialDesignF.FILE_UPLOAD_OUTLINE,
                        Permission.SEE_TRADING,
                        () -> new ImportsView(new ImportsModel(shell))),
                new Screen(
                        "review",
                        "screen.review",
                        MaterialDesignH.HELP_CIRCLE_OUTLINE,
                        Permission.SEE_TRADING,
                        () -> new ReviewView(new ReviewModel(shell), new HeldModel(shell))));
    }

    private static List<Screen> ofClients(Shell shell) {
        return List.of(
                new Screen(
                        "contracts",
                        "screen.contracts",
                        MaterialDesignF.FILE_SIGN,
                        Permission.SEE_CONTRACTS,
                        () -> new ContractsView(new ContractsModel(shell))),
                new Screen(
                        ClientsModel.SCREEN,
                        "screen.clients",
                        MaterialDesignA.ACCOUNT_GROUP_OUTLINE,
                        Permission.SEE_CONTRACTS,
                        () -> new ClientsView(new ClientsModel(shell))),
                new Screen(
                        DepositsModel.SCREEN,
                        "screen.deposits",
                        MaterialDesignB.BANK_TRANSFER_IN,
                        Permission.SEE_MOVEMENTS,
                        () -> new DepositsView(new DepositsModel(shell))),
                new Screen(
                        IntakeView.SCREEN,
                        "screen.intake",
                        MaterialDesignF.FILE_TABLE_OUTLINE,
                        Permission.SEE_CONTRACTS,
                        () -> new IntakeView(shell)));
    }

    private static List<Screen> ofPayouts(Shell shell) {
        return List.of(
                new Screen(
                        RedemptionsModel.SCREEN,
                        "screen.redemptions",
                        MaterialDesignC.CASH_REFUND,
                        Permission.SEE_MOVEMENTS,
                        () -> new RedemptionsView(new RedemptionsModel(shell))),
                new Screen(
                        "payments",
                        "screen.payments",
                        MaterialDesignC.CASH_MULTIPLE,
                        Permission.SEE_PAYMENTS,
                        () -> new PaymentsView(shell)),
                new Screen(
                        FundsModel.SCREEN,
                        "screen.funds",
                        MaterialDesignF.FINANCE,
                        Permission.SEE_MOVEMENTS,
                        () -> new FundsView(new FundsModel(shell))),
                new Screen(
                        AgentsModel.SCREEN,
                        "screen.agents",
                        MaterialDesignA.ACCOUNT_TIE_OUTLINE,
                        Permission.SEE_MOVEMENTS,
                        () -> new AgentsView(new AgentsModel(shell))));
    }

    private static Screen ofTheMonth(Shell shell) {
        return new Screen(
                "fees",
                "screen.fees",
                MaterialDesignC.CALCULATOR_VARIANT_OUTLINE,
                Permission.SEE_TRADING,
                () -> new FeesView(new FeesModel(shell)));
    }

    private static List<Screen> ofControl(Shell shell) {
        return List.of(
                new Screen(
                        ReconciliationView.SCREEN,
                        "screen.reconciliation",
                        MaterialDesignS.SCALE_BALANCE,
                        Permission.SEE_TRADING,
                        () ->
                                new ReconciliationView(
                                        new RunsModel(shell), new WorkbenchModel(shell))),
                new Screen(
                        BanksModel.SCREEN,
                        "screen.banks",
                        MaterialDesignB.BANK_OUTLINE,
                        Permission.SEE_PAYMENTS,
                        () -> new BanksView(new BanksModel(shell))),
                new Screen(
                        BreaksView.SCREEN,
                        "screen.breaks",
                        MaterialDesignA.ALERT_DECAGRAM_OUTLINE,
                        Permission.SEE_TRADING,
                        () -> new BreakDeskView(shell)),
                new Screen(
                        CloseModel.SCREEN,
                        "screen.close",
                        MaterialDesignC.CALENDAR_CHECK,
                        Permission.SEE_LEDGER,
                        () -> new CloseView(new CloseModel(shell))));
    }

    private static List<Screen> ofBooks(Shell shell) {
        return List.of(
                new Screen(
                        "ledger",
                        "screen.ledger",
                        MaterialDesignB.BOOK_OPEN_OUTLINE,
                        Permission.SEE_LEDGER,
                        () -> new LedgerView(new LedgerModel(shell))),
                new Screen(
                        RatesModel.SCREEN,
                        "screen.rates",
                        MaterialDesignC.CURRENCY_EUR,
                        Permission.SEE_SETTINGS,
                        () -> new RatesView(new RatesModel(shell))));
    }

    private static List<Screen> ofRecord(Shell shell) {
        return List.of(
                new Screen(
                        "statements",
                        "screen.statements",
                        MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                        Permission.SEE_CONTRACTS,
                        () -> new StatementsView(new StatementsModel(shell))),
                new Screen(
                        "approvals",
                        "screen.approvals",
                        MaterialDesignC.CHECK_DECAGRAM_OUTLINE,
                        Permission.SEE_APPROVALS,
                        () -> new ApprovalsView(new ApprovalsModel(shell))),
                new Screen(
                        "audit",
                        "screen.audit",
                        MaterialDesignC.CLIPBOARD_TEXT_SEARCH_OUTLINE,
                        Permission.SEE_AUDIT,
                        () -> new AuditView(new AuditModel(shell))),
                new Screen(
                        PeopleModel.SCREEN,
                        "screen.people",
                        MaterialDesignA.ACCOUNT_KEY_OUTLINE,
                        Permission.SEE_USERS,
                        () -> new PeopleView(new PeopleModel(shell))),
                new Screen(
                        SettingsModel.SCREEN,
                        "screen.settings",
                        MaterialDesignT.TUNE,
                        Permission.SEE_SETTINGS,
                        () -> new SettingsView(new SettingsModel(shell))));
    }
}
