package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.ReasonPane;
import fidus.desktop.shell.Visited;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// The trial balance, and the entries behind it with their postings.
public final class LedgerView extends VBox implements Visited, Dated {
    /// How approvals name the move of 3900 to 3020.
    private static final String OPENING_RESULT = JournalEntry.OPENING_RESULT;

    private final LedgerModel model;
    private final ResourceBundle texts;

    private final OpeningPane opening;
    private final Tab openingTab;
    private final Tab entryTab;
    private final SecondPersonPane second;

    @FXML private TabPane tabs;
    @FXML private Tab entriesTab;
    @FXML private FlowPane totals;
    @FXML private RecordTable<TrialLine> balance;
    @FXML private DatePicker through;
    @FXML private Button toEntries;
    @FXML private Button nowAgain;
    @FXML private Button move;
    @FXML private Button reverse;
    @FXML private VBox waiting;
    @FXML private SideSheet side;
    @FXML private RecordTable<EntryLine> entries;
    @FXML private HBox tools;
    @FXML private TextField account;
    @FXML private TextField tradingAccount;
    @FXML private Button older;
    @FXML private Label entryTitle;
    @FXML private RecordTable<Posting> postings;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public LedgerView(LedgerModel model) {
        this.model = model;
        texts = Fxml.load(this);
        balanceColumns();
        var columns = new EntryColumns(texts);
        columns.entries(entries, model::open);
        entries.whenEmpty(empty("entry"));
        columns.postings(postings);
        postings.whenEmpty(empty("posting"));
        through.valueProperty().bindBidirectional(model.throughProperty());
        through.valueProperty().addListener((_, _, _) -> model.read());
        account.textProperty().bindBidirectional(model.accountProperty());
        tradingAccount.textProperty().bindBidirectional(model.tradingAccountProperty());
        entries.actions(tools);
        balance.actions(through, nowAgain, toEntries, move);
        second = new SecondPersonPane(model.shell());
        waiting.getChildren().setAll(second);
        waiting.managedProperty().bind(second.managedProperty());
        second.whenDecided(_ -> model.read());
        var reason = new ReasonPane(model.reason());
        model.reason()
                .deedProperty()
                .addListener((_, _, now) -> side.open(now == null ? null : reason));
        toEntries.disableProperty().bind(balance.selectedProperty().isNull());
        balance.onOpen(this::drill);
        entries.selectedProperty()
                .addListener((_, _, now) -> entry(now == null ? null : now.entry()));
        Listing.bind(balance, model.balance(), TrialBalance::lines);
        Listing.bind(entries, model.entries(), older);
        opening = new OpeningPane(model.opening(), model::read);
        openingTab = new Tab(word("tab.opening"), opening);
        entryTab = new Tab(word("tab.entry"), new EntryPane(model.entry(), model::read));
        model.balance().valueProperty().addListener((_, _, now) -> totals(now));
        model.balance().valueProperty().addListener((_, _, _) -> beginning());
        entry(null);
    }

    @Override
    public void visited(String subject) {
        if (subject.startsWith("trading/")) {
            model.tradingAccountProperty().set(subject.substring("trading/".length()));
            tabs.getSelectionModel().select(entriesTab);
        }
        model.read();
        second.subject(OPENING_RESULT);
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.balance().asOfProperty();
    }

    @FXML
    void move() {
        model.moveOpening(deed("move"), this::waits);
    }

    @FXML
    void reverse() {
        EntryLine now = entries.selectedProperty().get();
        if (now != null) {
            model.reverse(deed("reverse"), now.entry(), this::waits);
        }
    }

    private ReasonModel.Deed deed(String name) {
        return new ReasonModel.Deed(
                word(name + ".title"), word(name + ".hint"), word(name + ".verb"));
    }

    private void waits(Prepared prepared) {
        second.subject(prepared.subject());
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void offered(Tab tab, boolean now) {
        boolean shown = tabs.getTabs().contains(tab);
        if (now && !shown) {
            tabs.getTabs().add(tab);
        } else if (!now && shown) {
            tabs.getTabs().remove(tab);
        }
    }

    /// The books begin once: the page goes when something is booked.
    private void beginning() {
        visible(move, model.mayMoveOpening());
        offered(openingTab, model.mayBegin());
        offered(entryTab, model.mayEnter());
        if (model.mayBegin()) {
            opening.read();
        }
    }

    @FXML
    void asOfNow() {
        through.setValue(null);
    }

    @FXML
    void find() {
        model.find();
    }

    @FXML
    void showAll() {
        model.showAll();
    }

    @FXML
    void readOlder() {
        model.entries().readMore();
    }

    @FXML
    void openEntries() {
        drill(balance.selectedProperty().get());
    }

    private void drill(@Nullable TrialLine line) {
        if (line != null) {
            model.drillInto(line);
            tabs.getSelectionModel().select(entriesTab);
        }
    }

    private void balanceColumns() {
        balance.columns(
                Columns.text(word("balance.code"), 70, TrialLine::account),
                Columns.text(word("balance.name"), 300, TrialLine::name),
                Columns.money(word("balance.debit"), TrialLine::debit),
                Columns.money(word("balance.credit"), TrialLine::credit),
                Columns.money(word("balance.balance"), TrialLine::balance));
        balance.exportName("trial-balance");
        balance.whenEmpty(empty("balance"));
    }

    private void totals(@Nullable TrialBalance now) {
        totals.getChildren().clear();
        if (now == null) {
            return;
        }
        for (LedgerModel.Total total : LedgerModel.totals(now.lines())) {
            var badge =
                    new StatusBadge(
                            word(total.balances() ? "total.equal" : "total.differs"),
                            total.balances() ? StatusBadge.Tone.GOOD : StatusBadge.Tone.BAD);
            var text =
                    new Label(
                            word("total.debit")
                                    + " "
                                    + Words.money(total.debit())
                                    + "  =  "
                                    + word("total.credit")
                                    + " "
                                    + Words.money(total.credit()));
            var line = new HBox(8, badge, text);
            line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            totals.getChildren().add(line);
        }
    }

    private void entry(@Nullable JournalEntry now) {
        entryTitle.setText(
                now == null
                        ? word("posting.choose")
                        : word("posting.of") + " " + now.number() + " · " + now.reason());
        postings.rows(now == null ? List.of() : now.postings());
        visible(reverse, now != null && model.mayReverse(now));
    }

    private EmptyState empty(String name) {
        return new EmptyState(
                MaterialDesignB.BOOK_OPEN_OUTLINE,
                word(name + ".empty"),
                word(name + ".empty.hint"));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
