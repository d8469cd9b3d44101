package fidus.desktop.statements;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.desktop.statements.StatementsModel.Value;
import fidus.ledger.PeriodState;
import fidus.statements.ChangedFigure;
import fidus.statements.ClientState;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedStatement;
import fidus.statements.PackHistory;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFormat;
import fidus.statements.StatementHistory;
import fidus.statements.StatementMonth;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// The clients of a month with the state of their statements; beside them the figures of one.
public final class StatementsView extends VBox implements Visited, Dated {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final StatementsModel model;
    private final ResourceBundle texts;

    @FXML private Label period;
    @FXML private StatusBadge periodState;
    @FXML private TextField reason;
    @FXML private Button draftAll;
    @FXML private Button issueAll;
    @FXML private Button packPdf;
    @FXML private Button packXlsx;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<ClientState> clients;
    @FXML private Label title;
    @FXML private HBox tools;
    @FXML private Button draftOne;
    @FXML private Button issueOne;
    @FXML private RecordTable<Value> values;
    @FXML private RecordTable<PayoutLine> payouts;
    @FXML private RecordTable<RedemptionLine> requests;
    @FXML private HBox files;
    @FXML private Button savePdf;
    @FXML private Button saveXlsx;
    @FXML private RecordTable<IssuedStatement> kept;
    @FXML private RecordTable<ChangedFigure> changes;
    @FXML private TabPane tabs;
    @FXML private Tab packTab;
    @FXML private Tab partnersTab;
    @FXML private HBox packFiles;
    @FXML private Button savePackPdf;
    @FXML private Button savePackXlsx;
    @FXML private RecordTable<IssuedPack> packs;
    @FXML private RecordTable<ChangedFigure> packChanges;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public StatementsView(StatementsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        var columns = new StatementColumns(texts);
        columns.clients(clients);
        columns.values(values);
        columns.payouts(payouts);
        columns.requests(requests);
        columns.kept(kept);
        columns.changes(changes);
        columns.packs(packs);
        columns.changes(packChanges);
        reason.textProperty().bindBidirectional(model.reasonProperty());
        values.actions(tools);
        kept.actions(files);
        bindButtons();
        Listing.bind(clients, model.month(), StatementMonth::clients);
        Listing.bind(values, model.preview(), one -> StatementsModel.values(one.statement()));
        Listing.bind(payouts, model.preview(), one -> StatementsModel.payouts(one.statement()));
        Listing.bind(requests, model.preview(), one -> StatementsModel.requests(one.statement()));
        Listing.bind(kept, model.history(), StatementHistory::rows);
        Listing.bind(changes, model.difference(), StatementDifference::changes);
        bindPacks();
        bindPartners();
        clients.selectedProperty().addListener((_, _, now) -> chosen(now));
        kept.selectedProperty().addListener((_, _, now) -> model.compare(now));
        model.month().valueProperty().addListener((_, _, now) -> month(now));
        model.clientProperty().addListener((_, _, now) -> client(now));
        model.issue().problemProperty().addListener((_, _, now) -> problem.show(now));
        model.problemProperty().addListener((_, _, now) -> problem.show(now));
        month(null);
        client(null);
    }

    @Override
    public void visited(String subject) {
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.month().asOfProperty();
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
    void draftEverybody() {
        model.issueAll(true);
    }

    @FXML
    void issueEverybody() {
        model.issueAll(false);
    }

    @FXML
    void draftThis() {
        model.issueOne(true);
    }

    @FXML
    void issueThis() {
        model.issueOne(false);
    }

    @FXML
    void saveDocument() {
        save(StatementFormat.PDF);
    }

    @FXML
    void saveWorkbook() {
        save(StatementFormat.XLSX);
    }

    @FXML
    void savePackDocument() {
        pack(StatementFormat.PDF);
    }

    @FXML
    void savePackWorkbook() {
        pack(StatementFormat.XLSX);
    }

    @FXML
    void saveKeptPackDocument() {
        keptPack(StatementFormat.PDF);
    }

    @FXML
    void saveKeptPackWorkbook() {
        keptPack(StatementFormat.XLSX);
    }

    private void keptPack(StatementFormat format) {
        IssuedPack pack = packs.selectedProperty().get();
        if (pack != null) {
            choose(pack.label(), format, to -> model.save(pack, format, to));
        }
    }

    private void save(StatementFormat format) {
        IssuedStatement statement = kept.selectedProperty().get();
        if (statement != null) {
            choose(statement.label(), format, to -> model.save(statement, format, to));
        }
    }

    private void pack(StatementFormat format) {
        choose("F-" + model.periodProperty().get(), format, to -> model.saveFundPack(format, to));
    }

    private void choose(String name, StatementFormat format, Consumer<Path> chosen) {
        String ending = format.name().toLowerCase(Locale.ROOT);
        SaveAs.ask(this, name + "." + ending, format.name(), chosen);
    }

    private void bindPartners() {
        if (model.partners().isAllowed()) {
            partnersTab.setContent(new PartnersView(model.partners(), false));
        } else {
            tabs.getTabs().remove(partnersTab);
        }
    }

    private void bindPacks() {
        PacksModel of = model.packs();
        packs.actions(packFiles);
        Listing.bind(packs, of.history(), PackHistory::rows);
        Listing.bind(packChanges, of.difference(), StatementDifference::changes);
        packs.selectedProperty().addListener((_, _, now) -> of.compare(now));
        savePackPdf.disableProperty().bind(packs.selectedProperty().isNull());
        savePackXlsx.disableProperty().bind(packs.selectedProperty().isNull());
        if (!of.isAllowed()) {
            tabs.getTabs().remove(packTab);
        }
    }

    private void bindButtons() {
        var notReady = model.issue().readyProperty().not();
        var nobody = model.clientProperty().isNull();
        var open =
                Bindings.createBooleanBinding(
                        () -> {
                            StatementMonth now = model.month().value();
                            return now == null || now.periodState() == PeriodState.OPEN;
                        },
                        model.month().valueProperty());
        draftAll.disableProperty().bind(notReady);
        issueAll.disableProperty().bind(notReady.or(open));
        draftOne.disableProperty().bind(notReady.or(nobody));
        issueOne.disableProperty().bind(notReady.or(nobody).or(open));
        boolean may = model.issue().isAllowed();
        for (var one : List.of(draftAll, issueAll, draftOne, issueOne, reason)) {
            one.setVisible(may);
            one.setManaged(may);
        }
        boolean trading = model.packs().isAllowed();
        for (Button one : List.of(packPdf, packXlsx)) {
            one.setVisible(trading);
            one.setManaged(trading);
        }
        savePdf.disableProperty().bind(kept.selectedProperty().isNull());
        saveXlsx.disableProperty().bind(kept.selectedProperty().isNull());
    }

    /// A table that is filled again selects nothing for a moment; the client stays.
    private void chosen(@Nullable ClientState now) {
        if (now != null) {
            model.look(now);
        }
    }

    private void month(@Nullable StatementMonth now) {
        period.setText(MONTH.format(model.periodProperty().get()));
        periodState.setVisible(now != null);
        if (now != null) {
            periodState.show(
                    Words.of(now.periodState()),
                    now.periodState() == PeriodState.OPEN
                            ? StatusBadge.Tone.ATTENTION
                            : StatusBadge.Tone.GOOD);
        }
    }

    private void client(@Nullable ClientState now) {
        title.setText(now == null ? word("nobody") : now.clientName());
        if (now == null) {
            values.rows(List.of());
            payouts.rows(List.of());
            requests.rows(List.of());
            kept.rows(List.of());
        }
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
