package fidus.desktop.review;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;
import fidus.fees.runs.FeeRunCard;
import fidus.mt5.BookedDeal;
import fidus.mt5.CashCategory;
import fidus.mt5.DealDecided;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.ResourceBundle;

/// What only a person can decide: a queue, and beside it the one in front.
public final class ReviewView extends VBox implements Visited, Dated {
    private static final KeyCombination DECIDE = KeyCombination.keyCombination("Shortcut+Enter");
    private static final KeyCombination NEXT = KeyCombination.keyCombination("Alt+Down");

    private final ReviewModel model;
    private final HeldModel held;
    private final ResourceBundle texts;
    private final SecondPersonPane pane;

    @FXML private TabPane tabs;
    @FXML private Tab dealsTab;
    @FXML private Tab heldTab;
    @FXML private RecordTable<BookedDeal> table;
    @FXML private Button older;
    @FXML private VBox decision;
    @FXML private VBox form;
    @FXML private Label amount;
    @FXML private Label what;
    @FXML private Label comment;
    @FXML private ComboBox<CashCategory> category;
    @FXML private Label categoryFault;
    @FXML private VBox feeField;
    @FXML private ComboBox<FeeRunCard> feeRun;
    @FXML private Label feeFault;
    @FXML private TextField counterparty;
    @FXML private Label counterpartyFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button decide;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ReviewView(ReviewModel model, HeldModel held) {
        this.model = model;
        this.held = held;
        texts = Fxml.load(this);
        pane = new SecondPersonPane(model.shell());
        decision.getChildren().add(pane);
        heldTab.setContent(new HeldView(held, model.shell()));
        columns();
        category.setConverter(Choice.words(Words::of));
        category.valueProperty().bindBidirectional(model.categoryProperty());
        feeRun.setConverter(Choice.words(ReviewView::words));
        feeRun.valueProperty().bindBidirectional(model.feeRunProperty());
        model.categoryProperty().addListener((_, _, _) -> fees());
        model.feeRuns().valueProperty().addListener((_, _, _) -> fees());
        counterparty.textProperty().bindBidirectional(model.counterpartyProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        decide.disableProperty().bind(model.decide().readyProperty().not());
        table.actions(older);
        Listing.bind(table, model.queue(), older);
        table.selectedProperty().addListener((_, _, now) -> selected(now));
        model.chosenProperty().addListener((_, _, now) -> show(now));
        model.queue().rowsProperty().addListener((_, _, _) -> counts());
        model.queue().loadingProperty().addListener((_, _, now) -> settled(now));
        held.readings().valueProperty().addListener((_, _, _) -> counts());
        model.whenDecided(this::decided);
        Faults faults =
                new Faults(problem)
                        .at("category", categoryFault)
                        .at("counterpartyLogin", counterpartyFault)
                        .at("feeRun", feeFault)
                        .at("reason", reasonFault);
        model.decide().problemProperty().addListener((_, _, now) -> faults.show(now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        fees();
        show(null);
    }

    @Override
    public void visited(String subject) {
        tabs.getSelectionModel().select(subject.startsWith("held") ? heldTab : dealsTab);
        model.read();
        held.read();
    }

    @Override
    public void renew() {
        model.read();
        held.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.queue().asOfProperty();
    }

    @FXML
    void send() {
        model.send();
    }

    @FXML
    void next() {
        model.next();
    }

    @FXML
    void readOlder() {
        model.queue().readMore();
    }

    private void columns() {
        table.columns(
                Columns.instant(texts.getString("column.time"), one -> one.deal().time()),
                Columns.text(
                        texts.getString("column.account"),
                        160,
                        one -> one.deal().account().toString()),
                Columns.text(
                        texts.getString("column.kind"), 90, one -> Words.of(one.deal().dealKind())),
                Columns.money(texts.getString("column.net"), one -> one.deal().netAmount()),
                Columns.text(
                        texts.getString("column.comment"), 220, one -> one.deal().row().comment()),
                Columns.text(texts.getString("column.rule"), 70, BookedDeal::ruleId),
                Columns.whole(texts.getString("column.ticket"), 90, one -> one.deal().ticket()),
                Columns.text(texts.getString("column.note"), 200, BookedDeal::reviewNote));
        table.exportName("to-review");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_ALL,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
    }

    private void selected(@Nullable BookedDeal now) {
        if (now != null) {
            model.chosenProperty().set(now);
        }
    }

    private void settled(boolean loading) {
        BookedDeal now = model.chosenProperty().get();
        if (!loading && now != null) {
            table.select(one -> one.equals(now));
        }
    }

    private void show(@Nullable BookedDeal now) {
        form.setVisible(now != null);
        category.getItems().setAll(ReviewModel.choices(now));
        if (now == null) {
            pane.show(null);
            return;
        }
        table.select(one -> one.equals(now));
        amount.setText(Words.money(now.deal().netAmount()));
        what.setText(
                Words.of(now.deal().dealKind())
                        + " · "
                        + now.deal().account()
                        + " · "
                        + Words.instant(now.deal().time())
                        + " UTC");
        String said = now.deal().row().comment();
        comment.setText(said.isEmpty() ? texts.getString("comment.none") : "“" + said + "”");
        Long other = now.counterpartyLogin();
        counterparty.setPromptText(other == null ? texts.getString("other.none") : "" + other);
        pane.subject("deal/" + now.deal().key());
    }

    private void fees() {
        feeField.setVisible(model.isFee());
        feeField.setManaged(model.isFee());
        List<FeeRunCard> runs = model.payable();
        feeRun.getItems().setAll(runs);
        feeRun.setValue(runs.size() == 1 ? runs.getFirst() : null);
        feeRun.setPromptText(texts.getString(runs.isEmpty() ? "fee.none" : "fee.prompt"));
    }

    private static String words(FeeRunCard run) {
        return run.payee() + " · " + run.period() + " · " + Words.money(run.fee());
    }

    private void counts() {
        dealsTab.setText(count("tab.deals", model.queue().rows().size()));
        heldTab.setText(count("tab.held", held.waiting()));
    }

    private String count(String key, long number) {
        return texts.getString(key) + (number == 0 ? "" : " (" + number + ")");
    }

    private void decided(DealDecided after) {
        var waits = after.waits();
        model.shell()
                .notices()
                .good(
                        waits == null
                                ? MessageFormat.format(
                                        texts.getString("decided"),
                                        String.valueOf(after.deal().deal().ticket()))
                                : MessageFormat.format(texts.getString("waits"), waits.title()));
    }

    private void pressed(KeyEvent key) {
        boolean queue = dealsTab.isSelected();
        if (queue && DECIDE.match(key) && !decide.isDisabled()) {
            model.send();
            key.consume();
        } else if (queue && NEXT.match(key)) {
            model.next();
            key.consume();
        }
    }
}
