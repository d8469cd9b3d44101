package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.ledger.OpeningLine;
import fidus.money.Money;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The page on which the books begin: day and document, the lines, what they leave on 3900.
public final class OpeningPane extends VBox {
    /// How approvals name the beginning of the books.
    static final String SUBJECT = "opening/books";

    private final OpeningModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;

    @FXML private DatePicker openedOn;
    @FXML private Label openedOnFault;
    @FXML private TextField document;
    @FXML private Label documentFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private ComboBox<ChartAccount> account;
    @FXML private Label accountFault;
    @FXML private MoneyField balance;
    @FXML private Label balanceFault;
    @FXML private TextField belongs;
    @FXML private Label belongsFault;
    @FXML private Button remove;
    @FXML private RecordTable<OpeningLine> lines;
    @FXML private Label left;
    @FXML private ProblemPane problem;
    @FXML private Button send;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public OpeningPane(OpeningModel model, Runnable changed) {
        this.model = model;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        waiting.getChildren().add(second);
        second.whenDecided(_ -> changed.run());
        Choice.day(openedOn, model.openedOn);
        document.textProperty().bindBidirectional(model.document);
        reason.textProperty().bindBidirectional(model.reason);
        account.getItems().setAll(OpeningModel.offered());
        account.setConverter(Choice.words(one -> one.code() + " " + one.name()));
        account.valueProperty().bindBidirectional(model.account);
        model.account.addListener((_, _, _) -> belongs.setPromptText(model.example()));
        belongs.textProperty().bindBidirectional(model.belongs);
        balance.moneyProperty().addListener((_, _, now) -> model.balance.set(now));
        model.balanceFault.bind(balance.faultProperty());
        model.balance.addListener((_, _, now) -> cleared(now));
        table();
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("openedOn", openedOnFault)
                        .at("document", documentFault)
                        .at("reason", reasonFault)
                        .at("account", accountFault)
                        .at("balance", balanceFault)
                        .at("belongs", belongsFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.whenPrepared(this::prepared);
    }

    /// Looks whether a beginning waits for its second person.
    void read() {
        second.subject(SUBJECT);
    }

    @FXML
    void add() {
        model.add();
    }

    @FXML
    void remove() {
        OpeningLine chosen = lines.selectedProperty().get();
        if (chosen != null) {
            model.remove(chosen);
        }
    }

    @FXML
    void send() {
        model.send();
    }

    private void table() {
        lines.columns(
                Columns.text(word("code"), 70, OpeningLine::account),
                Columns.text(word("name"), 240, OpeningPane::name),
                Columns.money(word("balance"), OpeningLine::balance),
                Columns.text(word("belongs"), 340, OpeningPane::belongs));
        lines.exportName("opening");
        lines.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BOOK_OPEN_VARIANT,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        lines.actions(remove);
        remove.disableProperty().bind(lines.selectedProperty().isNull());
        model.lines().addListener((ListChangeListener<OpeningLine>) _ -> laid());
        laid();
    }

    private void laid() {
        lines.rows(List.copyOf(model.lines()));
        String sums = model.left().stream().map(Words::money).collect(Collectors.joining(" · "));
        left.setText(sums.isEmpty() ? "" : MessageFormat.format(texts.getString("left"), sums));
    }

    private void prepared(Prepared done) {
        model.shell()
                .notices()
                .good(MessageFormat.format(texts.getString("prepared"), done.title()));
        read();
    }

    private void cleared(@Nullable Money now) {
        if (now == null && balance.moneyProperty().get() != null) {
            balance.setMoney(null);
        }
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static String name(OpeningLine line) {
        return Chart.find(line.account()).map(ChartAccount::name).orElse("");
    }

    private static String belongs(OpeningLine line) {
        return new TreeMap<>(line.dimensions())
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(", "));
    }
}
