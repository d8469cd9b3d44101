package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.OpenFiles;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.rates.ApprovedRate;
import fidus.rates.ExchangeRate;
import fidus.rates.RateList;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import java.util.Set;

/// The approved rates, and the form that gathers new ones for a second person.
final class RatesPane extends VBox {
    private final RatesModel model;
    private final ResourceBundle texts;
    private final WaitingStrip waiting;

    @FXML private VBox entering;
    @FXML private TextField currency;
    @FXML private Label currencyFault;
    @FXML private DatePicker on;
    @FXML private Label onFault;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private TextField source;
    @FXML private Label sourceFault;
    @FXML private RecordTable<ExchangeRate> gathered;
    @FXML private Button remove;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private Button send;
    @FXML private ProblemPane problem;
    @FXML private RecordTable<ApprovedRate> rates;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    RatesPane(RatesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        waiting = new WaitingStrip(model.shell(), Set.of("APPROVE_RATES"));
        getChildren().addFirst(waiting);
        tables();
        currency.textProperty().bindBidirectional(model.currency);
        Choice.day(on, model.on);
        rate.textProperty().bindBidirectional(model.rate);
        source.textProperty().bindBidirectional(model.source);
        reason.textProperty().bindBidirectional(model.reason);
        Faults faults =
                new Faults(problem)
                        .at("currency", currencyFault)
                        .at("on", onFault)
                        .at("rate", rateFault)
                        .at("source", sourceFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.gathered().addListener((ListChangeListener<ExchangeRate>) _ -> gather());
        send.disableProperty().bind(model.command().readyProperty().not());
        remove.disableProperty().bind(gathered.selectedProperty().isNull());
        Listing.bind(rates, model.rates(), RateList::rates);
        offered(entering, model.command().isAllowed());
        faults.show(null);
        gather();
    }

    void read() {
        model.read();
        waiting.read();
    }

    @FXML
    void addRate() {
        model.add();
    }

    @FXML
    void readFile() {
        OpenFiles.one(
                this,
                texts.getString("file.title"),
                new FileChooser.ExtensionFilter("CSV", "*.csv"),
                model::take);
    }

    @FXML
    void removeRate() {
        ExchangeRate gone = gathered.selectedProperty().get();
        if (gone != null) {
            model.remove(gone);
        }
    }

    @FXML
    void sendRates() {
        model.send(this::prepared);
    }

    private void prepared(Prepared waits) {
        model.shell().notices().good(MessageFormat.format(word("prepared"), waits.title()));
        waiting.read();
    }

    private void gather() {
        gathered.rows(model.gathered());
        boolean some = !model.gathered().isEmpty();
        offered(gathered, some);
        offered(remove, some);
    }

    private void tables() {
        gathered.columns(
                Columns.day(word("on"), ExchangeRate::on),
                Columns.text(word("currency"), 90, one -> one.currency().code()),
                Columns.decimal(word("rate"), 130, ExchangeRate::rate),
                Columns.text(word("source"), 260, ExchangeRate::source));
        gathered.exportName("rates-to-send");
        rates.columns(
                Columns.day(word("on"), one -> one.rate().on()),
                Columns.text(word("currency"), 90, one -> one.rate().currency().code()),
                Columns.decimal(word("rate"), 130, one -> one.rate().rate()),
                Columns.text(word("source"), 220, one -> one.rate().source()),
                Columns.text(word("maker"), 140, ApprovedRate::maker),
                Columns.text(word("checker"), 140, ApprovedRate::checker),
                Columns.instant(word("decided"), ApprovedRate::decidedAt),
                Columns.text(word("replaced"), 260, ApprovedRate::reason));
        rates.exportName("rates");
        rates.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CURRENCY_EUR,
                        word("rates.empty"),
                        word("rates.empty.hint")));
    }

    private static void offered(Node control, boolean shown) {
        control.setVisible(shown);
        control.setManaged(shown);
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
