package fidus.desktop.ledger;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
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
import java.util.stream.Collectors;

/// The trial balance, and the entries behind it with their postings.
public final class LedgerView extends VBox implements Visited, Dated {
    private final LedgerModel model;
    private final ResourceBundle texts;

    private final OpeningPane opening;
    private final Tab openingTab;

    @FXML private TabPane tabs;
    @FXML private Tab entriesTab;
    @FXML private FlowPane totals;
    @FXML private RecordTable<TrialLine> balance;
    @FXML private Button toEntries;
    @FXML private RecordTable<JournalEntry> entries;
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
        entryColumns();
        postingColumns();
        account.textProperty().bindBidirectional(model.accountProperty());
        tradingAccount.textProperty().bindBidirectional(model.tradingAccountProperty());
        entries.actions(tools);
        balance.actions(toEntries);
        toEntries.disableProperty().bind(balance.selectedProperty().isNull());
        balance.onOpen(this::drill);
        entries.selectedProperty().addListener((_, _, now) -> entry(now));
        Listing.bind(balance, model.balance(), TrialBalance::lines);
        Listing.bind(entries, model.entries(), older);
        opening = new OpeningPane(model.opening(), model::read);
        openingTab = new Tab(word("tab.opening"), opening);
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
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.balance().asOfProperty();
    }

    /// The books begin once: the page goes when something is booked.
    private void beginning() {
        boolean shown = tabs.getTabs().contains(openingTab);
        if (model.mayBegin() && !shown) {
            tabs.getTabs().add(openingTab);
        } else if (!model.mayBegin() && shown) {
            tabs.getTabs().remove(openingTab);
        }
        if (model.mayBegin()) {
            opening.read();
        }
    }

    @FXML
    void find() {
        model.entries().read();
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

    private void entryColumns() {
        entries.columns(
                Columns.whole(word("entry.number"), 60, JournalEntry::number),
                Columns.day(word("entry.value"), JournalEntry::valueOn),
                Columns.text(word("entry.event"), 60, JournalEntry::eventCode),
                Columns.money(word("entry.sum"), LedgerModel::moved),
                Columns.text(word("entry.reason"), 220, JournalEntry::reason),
                Columns.text(word("entry.source"), 240, JournalEntry::source),
                Columns.text(word("entry.period"), 80, JournalEntry::period),
                Columns.instant(word("entry.booked"), JournalEntry::bookedAt),
                Columns.text(
                        word("entry.reverses"),
                        160,
                        one -> one.reverses() == null ? null : one.reverses().value().toString()));
        entries.exportName("journal");
        entries.whenEmpty(empty("entry"));
    }

    private void postingColumns() {
        postings.columns(
                Columns.text(word("posting.account"), 60, Posting::account),
                Columns.text(
                        word("posting.name"),
                        210,
                        one -> Chart.find(one.account()).map(ChartAccount::name).orElse("")),
                Columns.money(
                        word("posting.debit"),
                        one -> one.side() == PostingSide.DEBIT ? one.money() : null),
                Columns.money(
                        word("posting.credit"),
                        one -> one.side() == PostingSide.CREDIT ? one.money() : null),
                Columns.text(word("posting.dimensions"), 320, LedgerView::dimensions));
        postings.exportName("postings");
        postings.whenEmpty(empty("posting"));
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
    }

    private static String dimensions(Posting posting) {
        return posting.dimensions().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(" · "));
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
