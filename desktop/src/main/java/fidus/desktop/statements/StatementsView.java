package fidus.desktop.statements;

import fidus.auth.Permission;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.desktop.statements.StatementsModel.Value;
import fidus.ledger.PeriodState;
import fidus.money.Money;
import fidus.statements.ChangedFigure;
import fidus.statements.ClientState;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.LineState;
import fidus.statements.PayoutLine;
import fidus.statements.StatementDifference;
import fidus.statements.StatementFormat;
import fidus.statements.StatementHistory;
import fidus.statements.StatementMonth;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Function;

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
    @FXML private HBox files;
    @FXML private Button savePdf;
    @FXML private Button saveXlsx;
    @FXML private RecordTable<IssuedStatement> kept;
    @FXML private RecordTable<ChangedFigure> changes;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public StatementsView(StatementsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        clientColumns();
        figureColumns();
        keptColumns();
        reason.textProperty().bindBidirectional(model.reasonProperty());
        values.actions(tools);
        kept.actions(files);
        bindButtons();
        Listing.bind(clients, model.month(), StatementMonth::clients);
        Listing.bind(values, model.preview(), one -> StatementsModel.values(one.statement()));
        Listing.bind(payouts, model.preview(), one -> StatementsModel.payouts(one.statement()));
        Listing.bind(kept, model.history(), StatementHistory::rows);
        Listing.bind(changes, model.difference(), StatementDifference::changes);
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
        var chooser = new FileChooser();
        chooser.setInitialFileName(name + "." + ending);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(format.name(), "*." + ending));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            chosen.accept(file.toPath());
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
        boolean trading = model.shell().session().may(Permission.SEE_TRADING);
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
            kept.rows(List.of());
        }
    }

    private void clientColumns() {
        clients.columns(
                Columns.text(word("client.name"), 144, ClientState::clientName),
                Columns.badge(
                        word("client.state"), 84, StatementsView::state, StatementsView::tone),
                Columns.whole(word("client.issued"), 66, one -> (long) one.issued()),
                Columns.text(word("client.last"), 146, StatementsView::last),
                Columns.whole(word("client.contracts"), 80, one -> (long) one.contracts()));
        clients.exportName("statements");
        clients.whenEmpty(empty("client"));
    }

    private void figureColumns() {
        values.columns(
                Columns.text(word("value.contract"), 108, Value::name),
                money("value.opening", 122, one -> one.movements().opening()),
                money("value.deposits", 96, one -> one.movements().deposits()),
                money("value.accrued", 112, one -> one.movements().accruedInterest()),
                money("value.paid", 112, one -> one.movements().payoutsPaid()),
                money("value.closing", 122, one -> one.movements().closing()));
        values.exportName("statement-values");
        values.whenEmpty(empty("value"));
        payouts.columns(
                Columns.day(word("payout.due"), PayoutLine::dueOn),
                Columns.text(
                        word("payout.contract"),
                        110,
                        one -> one.contractNumber() + " · " + one.fundCode()),
                Columns.text(
                        word("payout.kind"),
                        150,
                        one -> Words.of(one.payoutKind()) + " " + one.sequence() + "/" + one.of()),
                Columns.money(word("payout.sum"), PayoutLine::payoutAmount),
                Columns.badge(
                        word("payout.state"), 100, PayoutLine::lineState, StatementsView::tone),
                Columns.day(word("payout.paid"), PayoutLine::paidOn));
        payouts.exportName("statement-payouts");
        payouts.whenEmpty(empty("value"));
    }

    private TableColumn<Value, ?> money(String key, int width, Function<Value, Money> value) {
        TableColumn<Value, ?> column = Columns.money(word(key), value::apply);
        column.setPrefWidth(width);
        return column;
    }

    private void keptColumns() {
        kept.columns(
                Columns.text(word("kept.number"), 150, IssuedStatement::label),
                Columns.badge(
                        word("kept.state"), 84, IssuedStatement::issuedState, StatementsView::tone),
                Columns.instant(word("kept.at"), IssuedStatement::issuedAt),
                Columns.text(word("kept.by"), 120, IssuedStatement::issuedBy),
                Columns.text(word("kept.reason"), 200, IssuedStatement::reason),
                Columns.text(word("kept.digest"), 200, IssuedStatement::digest));
        kept.exportName("kept-statements");
        kept.whenEmpty(empty("kept"));
        changes.columns(
                Columns.text(word("change.figure"), 300, ChangedFigure::figure),
                Columns.text(word("change.before"), 180, ChangedFigure::before),
                Columns.text(word("change.after"), 180, ChangedFigure::after));
        changes.exportName("statement-changes");
        changes.whenEmpty(empty("change"));
        changes.rows(List.of());
    }

    private static @Nullable IssuedState state(ClientState one) {
        if (one.last() != null) {
            return IssuedState.ISSUED;
        }
        return one.draft() == null ? null : IssuedState.DRAFT;
    }

    private static @Nullable String last(ClientState one) {
        IssuedStatement last = one.last() == null ? one.draft() : one.last();
        return last == null ? null : last.label();
    }

    private static StatusBadge.Tone tone(IssuedState state) {
        return state == IssuedState.ISSUED ? StatusBadge.Tone.GOOD : StatusBadge.Tone.ATTENTION;
    }

    private static StatusBadge.Tone tone(LineState state) {
        return switch (state) {
            case PAID -> StatusBadge.Tone.GOOD;
            case AVAILABLE -> StatusBadge.Tone.INFO;
            case SCHEDULED -> StatusBadge.Tone.NEUTRAL;
        };
    }

    private EmptyState empty(String name) {
        return new EmptyState(
                MaterialDesignF.FILE_DOCUMENT_OUTLINE,
                word(name + ".empty"),
                word(name + ".empty.hint"));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
