package fidus.desktop.ledger;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.ledger.Chart;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
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
import java.util.stream.Collectors;

/// The page on which an entry is made that follows from no record: what it is, its postings, and
/// whether they are in balance.
public final class EntryPane extends VBox {
    private final EntryModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final LinePane fields;

    @FXML private ComboBox<String> event;
    @FXML private Label eventFault;
    @FXML private DatePicker valueOn;
    @FXML private Label valueOnFault;
    @FXML private TextField document;
    @FXML private Label documentFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private VBox line;
    @FXML private VBox debit;
    @FXML private VBox credit;
    @FXML private RecordTable<Posting> postings;
    @FXML private Button remove;
    @FXML private Label left;
    @FXML private Label postingsFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public EntryPane(EntryModel model, Runnable changed) {
        this.model = model;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        waiting.getChildren().setAll(second);
        waiting.managedProperty().bind(second.managedProperty());
        second.whenDecided(_ -> changed.run());
        Choice.bind(event, model.event, EntryModel.EVENTS, one -> word("event." + one));
        Choice.day(valueOn, model.valueOn);
        document.textProperty().bindBidirectional(model.document);
        reason.textProperty().bindBidirectional(model.reason);
        var faults =
                new Faults(problem)
                        .at("eventCode", eventFault)
                        .at("valueOn", valueOnFault)
                        .at("document", documentFault)
                        .at("reason", reasonFault)
                        .at("postings", postingsFault);
        fields = new LinePane(model.line(), Chart.ACCOUNTS, faults, debit, credit);
        line.getChildren().setAll(fields);
        table();
        send.disableProperty().bind(model.command().readyProperty().not());
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.whenPrepared(this::prepared);
    }

    @FXML
    void debit() {
        model.add(PostingSide.DEBIT);
    }

    @FXML
    void credit() {
        model.add(PostingSide.CREDIT);
    }

    @FXML
    void remove() {
        Posting chosen = postings.selectedProperty().get();
        if (chosen != null) {
            model.remove(chosen);
        }
    }

    @FXML
    void send() {
        model.send();
    }

    private void table() {
        postings.columns(
                Columns.text(word("column.code"), 70, Posting::account),
                Columns.text(
                        word("column.name"),
                        220,
                        one -> Chart.find(one.account()).map(found -> found.name()).orElse("")),
                Columns.money(word("column.debit"), one -> on(one, PostingSide.DEBIT)),
                Columns.money(word("column.credit"), one -> on(one, PostingSide.CREDIT)),
                Columns.text(word("column.belongs"), 300, one -> fields.words(one.dimensions())));
        postings.exportName("entry-in-hand");
        postings.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BOOK_OPEN_VARIANT, word("empty"), word("empty.hint")));
        postings.actions(remove);
        remove.disableProperty().bind(postings.selectedProperty().isNull());
        model.postings().addListener((ListChangeListener<Posting>) _ -> laid());
        laid();
    }

    private static @Nullable Money on(Posting one, PostingSide side) {
        return one.side() == side ? one.money() : null;
    }

    private void laid() {
        postings.rows(List.copyOf(model.postings()));
        String sums = model.left().stream().map(Words::money).collect(Collectors.joining(" · "));
        left.setText(sums.isEmpty() ? "" : MessageFormat.format(word("left"), sums));
    }

    private void prepared(Prepared done) {
        model.shell().notices().good(MessageFormat.format(word("prepared"), done.title()));
        second.show(done);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
