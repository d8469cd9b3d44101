package fidus.desktop.accounts;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.mt5.AccountPage;
import fidus.mt5.BookedDeal;
import fidus.mt5.MappedContract;
import fidus.mt5.PoolState;
import fidus.mt5.RollForwardStep;
import fidus.mt5.allocation.AllocationEvent;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.Set;

/// One account: its figures and where they come from, its history, and what waits on it.
public final class AccountView extends VBox {
    private final AccountModel model;
    private final Runnable left;
    private final ResourceBundle texts;
    private final AccountFacts drawn;
    private final BalanceChart curve;
    private final SecondPersonPane pane;

    @FXML private Label title;
    @FXML private StatusBadge age;
    @FXML private StatusBadge pool;
    @FXML private Button release;
    @FXML private Button rest;
    @FXML private Button use;
    @FXML private Button retire;
    @FXML private VBox why;
    @FXML private VBox releaseForm;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private TextField destination;
    @FXML private Label destinationFault;
    @FXML private ProblemPane releaseProblem;
    @FXML private Button send;
    @FXML private AnswerPane answer;
    @FXML private FlowPane facts;
    @FXML private TabPane tabs;
    @FXML private Tab dealsTab;
    @FXML private Tab waitingTab;
    @FXML private Label undecided;
    @FXML private GridPane derivation;
    @FXML private Label noChart;
    @FXML private LineChart<Number, Number> chart;
    @FXML private NumberAxis when;
    @FXML private NumberAxis sum;
    @FXML private RecordTable<BookedDeal> deals;
    @FXML private HBox dealTools;
    @FXML private CheckBox cashOnly;
    @FXML private Button older;
    @FXML private RecordTable<AllocationEvent> allocation;
    @FXML private RecordTable<RollForwardStep> roll;
    @FXML private RecordTable<MappedContract> contracts;
    @FXML private ScrollPane waiting;

    /// @param left what leads back to the registry
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AccountView(AccountModel model, Runnable left) {
        this.model = model;
        this.left = left;
        texts = Fxml.load(this);
        drawn = new AccountFacts(texts);
        curve = new BalanceChart(chart, when, sum, texts);
        pane = new SecondPersonPane(model.shell());
        waiting.setContent(pane);
        tables();
        answer.bind(model.page());
        Listing.bind(deals, model.deals(), older);
        Listing.bind(allocation, model.page(), AccountPage::allocations);
        Listing.bind(roll, model.page(), AccountPage::rollForward);
        Listing.bind(contracts, model.page(), AccountPage::mappings);
        model.page().valueProperty().addListener((_, _, now) -> show(now));
        pane.model().preparedProperty().addListener((_, _, now) -> waits(now));
        pane.whenDecided(_ -> model.read());
        var faults =
                new Faults(releaseProblem)
                        .at("reason", reasonFault)
                        .at("destination", destinationFault);
        model.release().problemProperty().addListener((_, _, now) -> faults.show(now));
        send.disableProperty().bind(model.release().readyProperty().not());
        cashOnly.selectedProperty().bindBidirectional(model.cashOnlyProperty());
        visible(releaseForm, false);
        why.getChildren().add(new ReasonPane(model.reason()));
        model.reason().deedProperty().addListener((_, _, now) -> visible(why, now != null));
        visible(why, false);
        waits(null);
        show(null);
    }

    @FXML
    void startRest() {
        model.change(PoolState.MAINTENANCE);
    }

    @FXML
    void startUse() {
        model.change(PoolState.AVAILABLE);
    }

    @FXML
    void startRetire() {
        model.change(PoolState.INACTIVE);
    }

    @FXML
    void back() {
        left.run();
    }

    @FXML
    void refresh() {
        model.read();
    }

    @FXML
    void readOlder() {
        model.deals().readMore();
    }

    @FXML
    void startRelease() {
        visible(releaseForm, true);
        reason.requestFocus();
    }

    @FXML
    void cancelRelease() {
        visible(releaseForm, false);
        model.release().refuse(null);
    }

    @FXML
    void release() {
        model.release(reason.getText(), destination.getText(), this::released);
    }

    private void released(Prepared prepared) {
        visible(releaseForm, false);
        reason.clear();
        destination.clear();
        model.shell()
                .notices()
                .good(MessageFormat.format(texts.getString("release.prepared"), prepared.title()));
    }

    private void tables() {
        var columns = new AccountColumns(texts);
        columns.deals(deals);
        columns.allocation(allocation);
        columns.roll(roll);
        columns.contracts(contracts);
        contracts.onOpen(
                mapped ->
                        model.shell()
                                .navigation()
                                .open("contracts", "contract/" + mapped.id().value()));
        deals.actions(dealTools);
    }

    private void show(@Nullable AccountPage page) {
        var key = model.key();
        title.setText(key == null ? "" : key.toString());
        for (Node node : new Node[] {age, pool, release}) {
            visible(node, page != null);
        }
        Set<PoolState> changes = model.changes();
        visible(rest, changes.contains(PoolState.MAINTENANCE));
        visible(use, changes.contains(PoolState.AVAILABLE));
        visible(retire, changes.contains(PoolState.INACTIVE));
        if (page == null) {
            visible(releaseForm, false);
            tabs.getSelectionModel().selectFirst();
            return;
        }
        var account = page.card().account();
        title.setText(account.label() + " · " + account.key());
        ReadingAge reading = ReadingAge.of(page.card().pnl().state());
        age.show(Words.of(reading), reading.tone());
        pool.show(Words.of(account.poolState()), AccountsView.tone(account.poolState()));
        visible(release, model.canRelease());
        dealsTab.setText(texts.getString("tab.deals") + " (" + page.deals() + ")");
        drawn.facts(facts, page.card());
        drawn.derivation(derivation, undecided, page.card().pnl());
        boolean drawable = !page.chart().isEmpty();
        visible(chart, drawable);
        visible(noChart, !drawable);
        curve.draw(page.chart());
        pane.subject(AccountsModel.subjectOf(account.key()));
    }

    private void waits(@Nullable Prepared prepared) {
        boolean there = tabs.getTabs().contains(waitingTab);
        if (prepared != null && !there) {
            tabs.getTabs().add(waitingTab);
        } else if (prepared == null && there) {
            tabs.getTabs().remove(waitingTab);
        }
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
