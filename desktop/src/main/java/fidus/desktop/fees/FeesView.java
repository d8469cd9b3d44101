package fidus.desktop.fees;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.ListOrPage;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;
import fidus.fees.runs.FeeMonth;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateList;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.SnapshotHead;
import fidus.fees.shares.ShareRunId;
import fidus.rebates.RebateRunId;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;

/// The month's accounts with what blocks them, its runs, the mandates, and the page of a run.
public final class FeesView extends VBox implements Visited, Dated {
    private static final Set<String> WAITING =
            Set.of(
                    "ADD_MANDATE",
                    "CHANGE_MANDATE",
                    "APPROVE_FEE_RUN",
                    "REVERSE_FEE_RUN",
                    "WITHDRAW_FEE_RUN",
                    "APPROVE_SHARES",
                    "REVERSE_SHARES",
                    "AGREE_REBATES",
                    "WITHDRAW_REBATES",
                    "APPROVE_REBATES",
                    "RECEIVE_REBATES",
                    "REVERSE_REBATES");

    private final FeesModel model;
    private final ResourceBundle texts;
    private final FeeRunView page;
    private final MandateView sheet;
    private final ChangeMandateView changing;
    private final ReasonPane reason;
    private final WaitingStrip waiting;
    private final ListOrPage shown;

    @FXML private StackPane places;
    @FXML private HBox registry;
    @FXML private VBox list;
    @FXML private Label period;
    @FXML private StatusBadge state;
    @FXML private Label progress;
    @FXML private ProblemPane problem;
    @FXML private Button snapshot;
    @FXML private MenuButton compute;
    @FXML private MenuButton post;
    @FXML private Button enter;
    @FXML private Button change;
    @FXML private Button retire;
    @FXML private RecordTable<FeeRunCard> runs;
    @FXML private RecordTable<MonthAccount> accounts;
    @FXML private RecordTable<Mandate> mandates;
    @FXML private Tab shares;
    @FXML private Tab rebates;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public FeesView(FeesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        page = new FeeRunView(model.run(), model::back);
        sheet = new MandateView(model.mandate(), () -> model.enteringProperty().set(false));
        changing = new ChangeMandateView(model.change());
        reason = new ReasonPane(model.reason());
        waiting = new WaitingStrip(model.shell(), WAITING);
        list.getChildren().addFirst(waiting);
        shares.setContent(
                new SharesView(model.shares(), () -> model.periodProperty().get().toString()));
        rebates.setContent(
                new RebatesView(model.rebates(), () -> model.periodProperty().get().toString()));
        var mandatePage = new MandatePageView(model);
        mandatePage
                .visibleProperty()
                .bind(model.mandatePage().shown().map(_ -> true).orElse(false));
        page.visibleProperty().bind(model.openProperty().map(_ -> true).orElse(false));
        var pages = new StackPane(page, mandatePage);
        places.getChildren().add(pages);
        var tables = new FeeTables(texts);
        tables.runs(runs);
        tables.accounts(accounts);
        tables.mandates(mandates, model::manager);
        mandates.actions(retire, change, enter);
        buttons();
        listen();
        runs.onOpen(run -> model.open(run.id()));
        shown =
                new ListOrPage(
                        model.pageProperty(),
                        registry,
                        model.month().asOfProperty(),
                        pages,
                        model.pageAsOf());
        show(null);
    }

    private void listen() {
        Listing.bind(runs, model.month(), FeeMonth::runs);
        Listing.bind(accounts, model.month(), FeeMonth::accounts);
        Listing.bind(mandates, model.mandates(), MandateList::mandates);
        model.month().valueProperty().addListener((_, _, now) -> show(now));
        model.managers().valueProperty().addListener((_, _, _) -> mandates.table().refresh());
        model.periodProperty().addListener((_, _, _) -> show(null));
        JobProgress.show(model.watch(), progress);
        model.snapshot().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.start().problemProperty().addListener((_, _, why) -> problem.show(why));
        model.enteringProperty().addListener((_, _, _) -> beside());
        model.reason().deedProperty().addListener((_, _, _) -> beside());
        model.change().mandate.addListener((_, _, _) -> beside());
        model.mandate().whenPrepared(this::prepared);
        model.change().whenPrepared(this::prepared);
        mandates.onOpen(model::open);
    }

    @Override
    public void visited(String subject) {
        model.visit(subject);
        sharesOrRebates(subject);
        waiting.read();
    }

    @Override
    public void renew() {
        model.run().read();
        model.read();
        waiting.read();
    }

    private void sharesOrRebates(String subject) {
        String id = subject.substring(subject.indexOf('/') + 1);
        if (subject.startsWith("share-run/")) {
            shares.getTabPane().getSelectionModel().select(shares);
            model.shares().open(new ShareRunId(UUID.fromString(id)));
        } else if (subject.startsWith("rebate-run/")) {
            rebates.getTabPane().getSelectionModel().select(rebates);
            model.rebates().open(new RebateRunId(UUID.fromString(id)));
        }
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return shown.asOf();
    }

    @FXML
    void earlier() {
        model.move(-1);
    }

    @FXML
    void later() {
        model.move(1);
    }

    @FXML
    void takeSnapshot() {
        model.takeSnapshot();
    }

    @FXML
    void computeManagement() {
        model.start(FeeType.MANAGER_MANAGEMENT, FeeStep.PREVIEW);
    }

    @FXML
    void computePerformance() {
        model.start(FeeType.MANAGER_PERFORMANCE, FeeStep.PREVIEW);
    }

    @FXML
    void postManagement() {
        model.start(FeeType.MANAGER_MANAGEMENT, FeeStep.POST);
    }

    @FXML
    void postPerformance() {
        model.start(FeeType.MANAGER_PERFORMANCE, FeeStep.POST);
    }

    @FXML
    void changeMandate() {
        Mandate chosen = mandates.selectedProperty().get();
        if (chosen != null && model.change().command().isAllowed()) {
            model.enteringProperty().set(false);
            model.reason().close();
            model.change().begin(chosen);
        }
    }

    @FXML
    void enterMandate() {
        model.change().begin(null);
        model.enteringProperty().set(true);
    }

    @FXML
    void retireManager() {
        model.retire(
                mandates.selectedProperty().get(),
                gone ->
                        model.shell()
                                .notices()
                                .good(MessageFormat.format(word("retired"), gone.name())));
    }

    private void buttons() {
        boolean may = model.start().isAllowed();
        var idle = model.start().readyProperty().and(model.snapshot().readyProperty());
        for (ButtonBase one : List.of(snapshot, compute, post, enter, change, retire)) {
            one.setVisible(may);
            one.setManaged(may);
            one.disableProperty().bind(idle.not());
        }
        for (Button one : List.of(change, retire)) {
            one.disableProperty().bind(idle.not().or(mandates.selectedProperty().isNull()));
        }
    }

    private void show(@Nullable FeeMonth month) {
        period.setText(model.periodProperty().get().toString());
        if (month == null) {
            state.show("", Tone.NEUTRAL);
            return;
        }
        SnapshotHead taken = month.snapshot();
        if (!month.over()) {
            state.show(word("state.running"), Tone.NEUTRAL);
        } else if (taken == null) {
            state.show(word("state.none"), Tone.ATTENTION);
        } else {
            String key = month.changedSince() ? "state.changed" : "state.taken";
            state.show(
                    MessageFormat.format(
                            word(key),
                            taken.revision(),
                            Words.brief(taken.takenAt()),
                            taken.accounts() - taken.blocked(),
                            taken.accounts()),
                    month.changedSince() || taken.blocked() > 0 ? Tone.ATTENTION : Tone.GOOD);
        }
    }

    private void beside() {
        registry.getChildren().removeAll(sheet, changing, reason);
        if (model.reason().deedProperty().get() != null) {
            registry.getChildren().add(reason);
        } else if (model.change().mandate.get() != null) {
            registry.getChildren().add(changing);
        } else if (model.enteringProperty().get()) {
            registry.getChildren().add(sheet);
            sheet.begin();
        }
    }

    private void prepared(Prepared after) {
        model.enteringProperty().set(false);
        model.change().begin(null);
        model.shell().notices().good(MessageFormat.format(word("prepared"), after.title()));
        model.read();
        waiting.read();
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
