package fidus.desktop.contracts;

import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.CalendarEvent;
import fidus.redemptions.RedemptionPage;
import fidus.redemptions.RedemptionRequest;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;

/// One contract's page: what was agreed, what it is worth and owes, what waits on it, what may be
/// done to it, and a tab for each thing it has many of.
public final class ContractView extends VBox {
    private final ContractModel model;
    private final Runnable left;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;
    private final StartView start;
    private final TakeOverView takeOver;
    private final RedeemView redeemSheet;
    private final AmendView amend;
    private final CorrectView correct;
    private final MapView map;
    private final EarlyEndView early;
    private final ReasonPane reason;
    private final ContractFacts figures;
    private final AgreementsPane agreements;
    private @Nullable InvestmentId shown;

    @FXML private Label title;
    @FXML private StatusBadge state;
    @FXML private Button startContract;
    @FXML private Button redeem;
    @FXML private MenuButton more;
    @FXML private Button refresh;
    @FXML private AnswerPane answer;
    @FXML private VBox body;
    @FXML private VBox missing;
    @FXML private Facts facts;
    @FXML private Facts totals;
    @FXML private Label note;
    @FXML private TabPane tabs;
    @FXML private Tab scheduleTab;
    @FXML private Tab redemptionsTab;
    @FXML private Tab eventsTab;
    @FXML private Tab linesTab;
    @FXML private Tab agreementTab;
    @FXML private Tab historyTab;
    @FXML private RecordTable<ContractTables.Line> schedule;
    @FXML private RecordTable<RedemptionRequest> redemptions;
    @FXML private RecordTable<CalendarEvent> events;
    @FXML private RecordTable<AccountMapping> lines;
    @FXML private RecordTable<AuditLine> history;
    @FXML private SideSheet side;

    /// @param left what leads back to the list
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ContractView(ContractModel model, Runnable left) {
        this.model = model;
        this.left = left;
        texts = Fxml.load(this);
        figures = new ContractFacts(texts);
        waiting = new WaitingStrip(model.shell(), Set.of());
        body.getChildren().addFirst(waiting);
        start = new StartView(model.start(), model::stop);
        takeOver = new TakeOverView(model.takeOver(), model::stop);
        redeemSheet = new RedeemView(model.redeem(), model::stop);
        amend = new AmendView(model.amend(), model::stop);
        correct = new CorrectView(model.correct(), model::stop);
        map = new MapView(model.map(), model::stop);
        early = new EarlyEndView(model.early(), model::stop);
        reason = new ReasonPane(model.reason());
        agreements = new AgreementsPane(model.agreements());
        agreementTab.setContent(agreements);
        tables();
        answer.bind(model.page());
        model.page().valueProperty().addListener((_, _, now) -> show(now));
        model.agreements()
                .kept()
                .valueProperty()
                .addListener((_, _, _) -> facts(model.page().value()));
        model.redemptions().valueProperty().addListener((_, _, _) -> awaited());
        model.doingProperty().addListener((_, _, now) -> doing(now));
        model.shell()
                .connection()
                .onlineProperty()
                .addListener((_, _, _) -> deeds(model.page().value()));
        show(null);
    }

    private void tables() {
        var tables = new ContractTables(texts);
        tables.schedule(schedule);
        tables.events(events);
        tables.redemptions(redemptions);
        tables.history(history);
        tables.lines(lines, model::openAccount);
        redemptions.onOpen(model::openRedemption);
        history.onOpen(_ -> model.openHistory());
        Listing.bind(schedule, model.page(), ContractTables.Line::of);
        Listing.bind(events, model.page(), ContractPage::events);
        Listing.bind(lines, model.page(), page -> page.investment().mappings());
        Listing.bind(redemptions, model.redemptions(), RedemptionPage::rows);
        Listing.bind(history, model.history(), AuditPage::rows);
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
    void startContract() {
        model.begin(Deed.START);
    }

    @FXML
    void redeem() {
        model.begin(Deed.REDEEM);
    }

    private void show(@Nullable ContractPage page) {
        state.show("", Tone.NEUTRAL);
        title.setText("");
        deeds(page);
        if (page == null) {
            shown = null;
            return;
        }
        Investment contract = page.investment();
        tabs(page, !contract.id().equals(shown));
        shown = contract.id();
        title.setText(contract.number() + " · " + contract.clientName());
        state.show(
                Words.of(contract.investmentState()),
                ContractsView.tone(contract.investmentState()));
        facts(page);
        figures.totals(totals, page);
        agreements.show();
        missing(page);
        note.setText(contract.note());
        awaited();
    }

    private void facts(@Nullable ContractPage page) {
        if (page != null) {
            figures.facts(facts, page.investment(), model.agreements().kept().value());
        }
    }

    private void awaited() {
        ContractPage page = model.page().value();
        if (page != null) {
            waiting.about(model.subjects(page.investment()));
        }
    }

    /// Rows and calendar exist from the start on; redemptions and the audit log only for those who
    /// may read them.
    private void tabs(ContractPage page, boolean first) {
        List<Tab> wanted = new ArrayList<>();
        if (page.book() != null) {
            wanted.add(scheduleTab);
            if (model.maySeeRedemptions()) {
                wanted.add(redemptionsTab);
            }
            wanted.add(eventsTab);
        }
        wanted.add(linesTab);
        if (model.agreements().maySee()) {
            wanted.add(agreementTab);
        }
        if (model.maySeeHistory()) {
            wanted.add(historyTab);
        }
        boolean others = !tabs.getTabs().equals(wanted);
        if (others) {
            tabs.getTabs().setAll(wanted);
        }
        if (first || others) {
            tabs.getSelectionModel().selectFirst();
        }
    }

    private void missing(ContractPage page) {
        boolean waits = Deed.waits(page.investment().investmentState());
        missing.setVisible(waits);
        missing.setManaged(waits);
        missing.getStyleClass().remove("ready");
        missing.getChildren().clear();
        if (page.missing().isEmpty()) {
            missing.getStyleClass().add("ready");
            line(word("missing.nothing"));
            return;
        }
        var heading = new Label(word("missing.title"));
        heading.getStyleClass().add("fact-value");
        missing.getChildren().add(heading);
        page.missing().forEach(this::line);
    }

    private void line(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        missing.getChildren().add(label);
    }

    private void deeds(@Nullable ContractPage page) {
        Set<Deed> may = page == null ? Set.of() : model.deeds();
        boolean online = model.shell().connection().onlineProperty().get();
        boolean idle = model.doingProperty().get() == null;
        offered(startContract, may.contains(Deed.START) && idle, online);
        startContract.setDisable(!online || page == null || !page.missing().isEmpty());
        offered(redeem, may.contains(Deed.REDEEM) && idle, online);
        more.getItems().clear();
        for (Deed deed : may) {
            if (deed != Deed.START && deed != Deed.REDEEM) {
                var item = new MenuItem(word("deed." + deed));
                item.setId("deed-" + deed);
                item.setOnAction(_ -> model.begin(deed));
                more.getItems().add(item);
            }
        }
        offered(refresh, idle, true);
        offered(more, !more.getItems().isEmpty() && idle, online);
    }

    private static void offered(Control button, boolean now, boolean online) {
        button.setVisible(now);
        button.setManaged(now);
        button.setDisable(!online);
    }

    private void doing(@Nullable Deed now) {
        if (now == Deed.AMEND) {
            amend.begin();
        }
        side.open(
                now == null
                        ? null
                        : switch (now) {
                            case START -> start;
                            case TAKE_OVER -> takeOver;
                            case REDEEM -> redeemSheet;
                            case AMEND -> amend;
                            case CORRECT_START -> correct;
                            case MAP -> map;
                            case REDEEM_EARLY -> early;
                            case SUSPEND, RESUME, CANCEL -> reason;
                        });
        deeds(model.page().value());
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
