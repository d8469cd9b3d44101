package fidus.desktop.contracts;

import fidus.audit.AuditLine;
import fidus.audit.AuditPage;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.Facts;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.funds.TermsWords;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonPane;
import fidus.funds.FundTerms;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.CalendarEvent;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.Redeemable;
import fidus.mt5.AccountKey;
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

import java.text.MessageFormat;
import java.time.LocalDate;
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
    private final RedeemView redeemSheet;
    private final AmendView amend;
    private final CorrectView correct;
    private final ReasonPane reason;
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
    @FXML private Tab historyTab;
    @FXML private RecordTable<ContractTables.Line> schedule;
    @FXML private RecordTable<RedemptionRequest> redemptions;
    @FXML private RecordTable<CalendarEvent> events;
    @FXML private RecordTable<AccountMapping> lines;
    @FXML private RecordTable<AuditLine> history;
    @FXML private SideSheet side;

    private enum Place {
        PLACED,
        ENDED
    }

    /// @param left what leads back to the list
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ContractView(ContractModel model, Runnable left) {
        this.model = model;
        this.left = left;
        texts = Fxml.load(this);
        waiting = new WaitingStrip(model.shell(), Set.of());
        body.getChildren().addFirst(waiting);
        start = new StartView(model.start(), model::stop);
        redeemSheet = new RedeemView(model.redeem(), model::stop);
        amend = new AmendView(model.amend(), model::stop);
        correct = new CorrectView(model.correct(), model::stop);
        reason = new ReasonPane(model.reason());
        tables();
        answer.bind(model.page());
        model.page().valueProperty().addListener((_, _, now) -> show(now));
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
        lines();
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
        facts(contract);
        totals(page);
        missing(page);
        note.setText(contract.note());
        awaited();
    }

    private void awaited() {
        ContractPage page = model.page().value();
        if (page != null) {
            waiting.about(model.subjects(page.investment()));
        }
    }

    /// Rows and calendar exist from the start on; the audit log only for those who may read it.
    private void tabs(ContractPage page, boolean first) {
        List<Tab> wanted = new ArrayList<>();
        if (page.book() != null) {
            wanted.addAll(List.of(scheduleTab, redemptionsTab, eventsTab));
        }
        wanted.add(linesTab);
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

    private void facts(Investment contract) {
        FundTerms terms = contract.terms();
        facts.none()
                .add("fact-client", word("fact.client"), contract.clientName())
                .add("fact-fund", word("fact.fund"), contract.fundCode().name())
                .add(
                        "fact-terms",
                        word("fact.terms"),
                        terms == null ? null : TermsWords.brief(terms))
                .add("fact-principal", word("fact.principal"), Words.money(contract.principal()))
                .add("fact-signed", word("fact.signed"), contract.signedOn().toString())
                .add("fact-start", word("fact.start"), contract.startDate().toString())
                .add("fact-interest", word("fact.interestStart"), day(contract.interestStart()))
                .add("fact-end", word("fact.end"), day(contract.contractEnd()))
                .add(
                        "fact-placed",
                        word("fact.placed"),
                        Words.money(ContractModel.placed(contract, true)))
                .add(
                        "fact-cash",
                        word("fact.cash"),
                        Words.money(ContractModel.placed(contract, false)));
    }

    private void totals(ContractPage page) {
        ContractBook book = page.book();
        ContractValue value = page.contractValue();
        Redeemable due = page.redeemable();
        totals.setVisible(book != null);
        totals.setManaged(book != null);
        if (book == null || value == null || due == null) {
            return;
        }
        PayoutSchedule rows = book.schedule();
        String next =
                due.nextAvailableOn()
                        .map(day -> MessageFormat.format(word("total.next"), day))
                        .orElse(word("total.none"));
        totals.none()
                .add(
                        "total-redeemable",
                        word("total.redeemable"),
                        Words.money(due.redeemableNow()),
                        next)
                .add("total-value", word("total.value"), Words.money(value.contractValue()))
                .add("total-accrued", word("total.accrued"), Words.money(value.accruedInterest()))
                .add("total-interest", word("total.interest"), Words.money(rows.interest()))
                .add("total-maturity", word("total.maturity"), Words.money(rows.maturityTotal()))
                .add(
                        "total-paid",
                        word("total.paid"),
                        Words.money(rows.totals().get(PayoutState.PAID)));
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
                            case REDEEM -> redeemSheet;
                            case AMEND -> amend;
                            case CORRECT_START -> correct;
                            case SUSPEND, RESUME, CANCEL -> reason;
                        });
        deeds(model.page().value());
    }

    private void lines() {
        lines.columns(
                Columns.link(
                        word("lines.account"),
                        200,
                        line -> place(line.account()),
                        line -> line.account() != null,
                        model::openAccount),
                Columns.money(word("lines.sum"), AccountMapping::mappedPrincipal),
                Columns.badge(
                        word("lines.state"),
                        90,
                        line -> line.active() ? Place.PLACED : Place.ENDED,
                        now -> now == Place.PLACED ? Tone.GOOD : Tone.NEUTRAL),
                Columns.instant(word("lines.from"), AccountMapping::from),
                Columns.instant(word("lines.until"), AccountMapping::until),
                Columns.text(word("lines.note"), 240, AccountMapping::note));
        lines.exportName("contract-mapping");
        lines.onOpen(model::openAccount);
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private String place(@Nullable AccountKey key) {
        return key == null ? word("cash") : key.toString();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
