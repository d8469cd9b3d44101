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
import fidus.ledger.EntryTemplate;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.value.ObservableValue;
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

/// An entry by hand: what it is, from which document, and its debits and credits; and the way back
/// of one that is chosen among the entries.
public final class EntryPane extends VBox {
    private final EntryModel model;
    private final ObservableValue<JournalEntry> chosen;
    private final ResourceBundle texts;
    private final SecondPersonPane second;

    @FXML private ComboBox<EntryTemplate> template;
    @FXML private DatePicker valueOn;
    @FXML private Label valueOnFault;
    @FXML private TextField document;
    @FXML private Label documentFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private ComboBox<ChartAccount> debit;
    @FXML private Label debitFault;
    @FXML private TextField debitBelongs;
    @FXML private Label debitBelongsFault;
    @FXML private ComboBox<ChartAccount> credit;
    @FXML private Label creditFault;
    @FXML private TextField creditBelongs;
    @FXML private Label creditBelongsFault;
    @FXML private MoneyField sum;
    @FXML private ComboBox<Currency> currency;
    @FXML private Label sumFault;
    @FXML private Button clear;
    @FXML private RecordTable<Posting> lines;
    @FXML private ProblemPane problem;
    @FXML private Button send;
    @FXML private Button reverse;
    @FXML private VBox waiting;

    /// @param chosen the entry in hand on the page of entries
    /// @param changed told when the books may have changed
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public EntryPane(EntryModel model, ObservableValue<JournalEntry> chosen, Runnable changed) {
        this.model = model;
        this.chosen = chosen;
        texts = Fxml.load(this);
        second = new SecondPersonPane(model.shell());
        waiting.getChildren().add(second);
        second.whenDecided(_ -> changed.run());
        template.getItems().setAll(EntryTemplate.values());
        template.setConverter(Choice.words(Words::of));
        template.valueProperty().bindBidirectional(model.template);
        Choice.day(valueOn, model.valueOn);
        document.textProperty().bindBidirectional(model.document);
        reason.textProperty().bindBidirectional(model.reason);
        account(debit, debitBelongs);
        account(credit, creditBelongs);
        model.template.addListener((_, _, _) -> offered());
        offered();
        debit.valueProperty().bindBidirectional(model.debit);
        credit.valueProperty().bindBidirectional(model.credit);
        debitBelongs.textProperty().bindBidirectional(model.debitBelongs);
        creditBelongs.textProperty().bindBidirectional(model.creditBelongs);
        currency.getItems().setAll(Currency.USD, new Currency("EUR"), new Currency("USDT"));
        currency.setValue(Currency.USD);
        sum.currencyProperty().bind(currency.valueProperty());
        sum.moneyProperty().addListener((_, _, now) -> model.sum.set(now));
        model.sum.addListener((_, _, now) -> cleared(now == null));
        table();
        send.disableProperty().bind(model.command().readyProperty().not());
        chosen.addListener((_, _, _) -> back());
        back();
        faults();
        model.whenPrepared(this::prepared);
    }

    private void account(ComboBox<ChartAccount> box, TextField belongs) {
        box.setConverter(Choice.words(one -> one.code() + " " + one.name()));
        box.valueProperty().addListener((_, _, now) -> belongs.setPromptText(Belongs.example(now)));
    }

    private void offered() {
        ChartAccount debited = model.debit.get();
        ChartAccount credited = model.credit.get();
        debit.getItems().setAll(model.offered(PostingSide.DEBIT));
        credit.getItems().setAll(model.offered(PostingSide.CREDIT));
        model.debit.set(debited);
        model.credit.set(credited);
    }

    private void faults() {
        Faults faults =
                new Faults(problem)
                        .at("valueOn", valueOnFault)
                        .at("document", documentFault)
                        .at("reason", reasonFault)
                        .at("debit", debitFault)
                        .at("debitBelongs", debitBelongsFault)
                        .at("credit", creditFault)
                        .at("creditBelongs", creditBelongsFault)
                        .at("sum", sumFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.reverse().problemProperty().addListener((_, _, why) -> faults.show(why));
    }

    @FXML
    void add() {
        model.add();
    }

    @FXML
    void clear() {
        model.clear();
    }

    @FXML
    void send() {
        model.send();
    }

    @FXML
    void reverse() {
        JournalEntry entry = chosen.getValue();
        if (entry != null) {
            model.reverse(entry);
        }
    }

    /// Only what was made by hand goes back by hand.
    private void back() {
        JournalEntry entry = chosen.getValue();
        boolean reversible = EntryModel.isReversible(entry);
        reverse.setVisible(reversible);
        reverse.setManaged(reversible);
        if (entry != null) {
            reverse.setText(MessageFormat.format(texts.getString("reverse"), "" + entry.number()));
        }
    }

    private void table() {
        lines.columns(
                Columns.text(word("code"), 70, Posting::account),
                Columns.text(word("name"), 240, EntryPane::name),
                Columns.money(word("debit"), one -> on(one, PostingSide.DEBIT)),
                Columns.money(word("credit"), one -> on(one, PostingSide.CREDIT)),
                Columns.text(word("belongs"), 300, one -> Belongs.words(one.dimensions())));
        lines.exportName("entry");
        lines.whenEmpty(
                new EmptyState(
                        MaterialDesignB.BOOK_OPEN_VARIANT,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        lines.actions(clear);
        model.lines().addListener((ListChangeListener<Posting>) _ -> laid());
        laid();
    }

    private static @Nullable Money on(Posting posting, PostingSide side) {
        return posting.side() == side ? posting.money() : null;
    }

    private void laid() {
        lines.rows(List.copyOf(model.lines()));
    }

    private void prepared(Prepared done) {
        String said = texts.getString("prepared");
        model.shell().notices().good(MessageFormat.format(said, done.title()));
        second.show(done);
    }

    private void cleared(boolean none) {
        if (none && sum.moneyProperty().get() != null) {
            sum.setMoney(null);
        }
    }

    private String word(String key) {
        return texts.getString("column." + key);
    }

    private static String name(Posting posting) {
        return Chart.find(posting.account()).map(ChartAccount::name).orElse("");
    }
}
