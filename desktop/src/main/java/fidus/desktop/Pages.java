package fidus.desktop;

import fidus.desktop.agents.AgentsModel;
import fidus.desktop.agents.AgentsView;
import fidus.desktop.banks.BanksModel;
import fidus.desktop.banks.BanksView;
import fidus.desktop.cashflow.CashFlowView;
import fidus.desktop.close.CloseModel;
import fidus.desktop.close.CloseView;
import fidus.desktop.fees.FeesView;
import fidus.desktop.funds.FundsModel;
import fidus.desktop.funds.FundsView;
import fidus.desktop.growth.GrowthView;
import fidus.desktop.intake.IntakeView;
import fidus.desktop.ledger.LedgerView;
import fidus.desktop.palette.Goal;
import fidus.desktop.payments.PaymentsView;
import fidus.desktop.rates.RatesModel;
import fidus.desktop.rates.RatesView;
import fidus.desktop.reconciliation.BreakDeskView;
import fidus.desktop.reconciliation.BreaksView;
import fidus.desktop.reconciliation.ReconciliationView;
import fidus.desktop.reconciliation.RunsView;
import fidus.desktop.redemptions.RedemptionsModel;
import fidus.desktop.redemptions.RedemptionsView;
import fidus.desktop.review.ReviewView;
import fidus.desktop.shell.PageTabs;
import fidus.desktop.shell.Screen;
import fidus.desktop.shell.Texts;
import fidus.desktop.statements.StatementsView;

import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/// The pages inside the screens, which the palette finds by the titles they have there.
final class Pages {
    /// The keys of the tabs that a screen always has, in its own words.
    private record Tabs(Class<?> view, List<String> keys) {
        static Tabs of(Class<?> view, String... keys) {
            return new Tabs(view, List.of(keys));
        }
    }

    private static final Map<String, Tabs> TABS =
            Map.ofEntries(
                    Map.entry(
                            BanksModel.SCREEN,
                            Tabs.of(
                                    BanksView.class,
                                    "statements",
                                    "confirmations",
                                    "deposits",
                                    "returns",
                                    "doubts",
                                    "missing",
                                    "own",
                                    "transits")),
                    Map.entry(
                            "payments",
                            Tabs.of(
                                    PaymentsView.class,
                                    "payables",
                                    "batches",
                                    "wallets",
                                    "houses")),
                    Map.entry(
                            "fees",
                            Tabs.of(
                                    FeesView.class,
                                    "runs",
                                    "accounts",
                                    "mandates",
                                    "shares",
                                    "rebates")),
                    Map.entry(
                            RatesModel.SCREEN,
                            Tabs.of(RatesView.class, "rates", "file", "revaluation", "exchanges")),
                    Map.entry(
                            BreaksView.SCREEN,
                            Tabs.of(BreakDeskView.class, "list", "causes", "ages", "endings")),
                    Map.entry(
                            AgentsModel.SCREEN,
                            Tabs.of(
                                    AgentsView.class,
                                    "agents",
                                    "commissions",
                                    "assignments",
                                    "franchises",
                                    "statements")),
                    Map.entry(
                            "cashflow",
                            Tabs.of(
                                    CashFlowView.class,
                                    "calendar",
                                    "coverage",
                                    "pace",
                                    "cash",
                                    "fund")),
                    Map.entry(
                            CloseModel.SCREEN,
                            Tabs.of(CloseView.class, "checklist", "ties", "coverage", "versions")),
                    Map.entry(
                            RedemptionsModel.SCREEN,
                            Tabs.of(RedemptionsView.class, "requests", "ready")),
                    Map.entry("review", Tabs.of(ReviewView.class, "deals", "held")),
                    Map.entry("growth", Tabs.of(GrowthView.class, "chart", "days")),
                    Map.entry("ledger", Tabs.of(LedgerView.class, "balance", "entries")),
                    Map.entry(FundsModel.SCREEN, Tabs.of(FundsView.class, "terms", "permits")),
                    Map.entry("statements", Tabs.of(StatementsView.class, "packs", "partners")),
                    Map.entry(
                            IntakeView.SCREEN,
                            Tabs.of(IntakeView.class, "clients", "contracts", "lists")));

    private final ResourceBundle titles;

    /// @param titles the words for the screens' title keys
    Pages(ResourceBundle titles) {
        this.titles = titles;
    }

    List<Goal> of(Screen screen) {
        if (screen.id().equals(ReconciliationView.SCREEN)) {
            String rules = Texts.of(RunsView.class).getString("rules");
            return List.of(goal(screen, rules, ReconciliationView.RULES));
        }
        Tabs tabs = TABS.get(screen.id());
        if (tabs == null) {
            return List.of();
        }
        ResourceBundle words = Texts.of(tabs.view());
        return tabs.keys().stream()
                .map(key -> words.getString("tab." + key))
                .map(title -> goal(screen, title, PageTabs.subjectOf(title)))
                .toList();
    }

    private Goal goal(Screen screen, String title, String subject) {
        return new Goal(
                titles.getString("page"),
                title,
                titles.getString(screen.titleKey()),
                screen.id(),
                subject);
    }
}
