package fidus.desktop.fees;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;
import java.util.function.Function;

/// The sheet on which the rates of one broker are written down, row by row.
final class BrokerRatesSheet extends VBox {
    private final BrokerRatesModel model;
    private final ResourceBundle texts;
    private boolean silent;

    @FXML private ComboBox<String> broker;
    @FXML private Label brokerFault;
    @FXML private Label nameless;
    @FXML private TextField currency;
    @FXML private Label currencyFault;
    @FXML private VBox rates;
    @FXML private Label ratesFault;
    @FXML private VBox symbols;
    @FXML private Label symbolsFault;
    @FXML private VBox accounts;
    @FXML private Label untrackedFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button withdraw;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    BrokerRatesSheet(BrokerRatesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        broker.setConverter(Choice.words(one -> one));
        broker.valueProperty().addListener((_, _, now) -> choose(now));
        model.agreements().valueProperty().addListener((_, _, _) -> offer());
        currency.textProperty().bindBidirectional(model.currency);
        reason.textProperty().bindBidirectional(model.reason);
        rows(model.rates, rates, this::rate);
        rows(model.symbols, symbols, this::symbol);
        rows(model.accounts, accounts, BrokerRatesSheet::account);
        model.broker.addListener((_, _, _) -> show());
        send.disableProperty().bind(model.agree().readyProperty().not());
        withdraw.disableProperty().bind(model.withdraw().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("broker", brokerFault)
                        .at("currency", currencyFault)
                        .at("rates", ratesFault)
                        .at("symbols", symbolsFault)
                        .at("untracked", untrackedFault)
                        .at("reason", reasonFault);
        model.agree().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.withdraw().problemProperty().addListener((_, _, why) -> faults.show(why));
        show();
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void addRate() {
        model.addRate();
    }

    @FXML
    void addSymbol() {
        model.addSymbol();
    }

    @FXML
    void send() {
        model.send();
    }

    @FXML
    void withdraw() {
        model.sendWithdrawal();
    }

    private void choose(@Nullable String now) {
        if (!silent && now != null) {
            model.broker.set(now);
        }
    }

    /// What is being written down stays, whoever is offered meanwhile.
    private void offer() {
        silent = true;
        broker.getItems().setAll(model.offered());
        broker.setValue(model.broker.get());
        silent = false;
    }

    private void show() {
        offer();
        shown(nameless, model.isNameless());
        shown(withdraw, model.isWithdrawable());
        shown(send, !model.isNameless());
        currency.setDisable(model.rates.stream().anyMatch(BrokerRatesModel.RateRow::isUsed));
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private static <T> void rows(ObservableList<T> list, VBox box, Function<T, Node> node) {
        ListChangeListener<T> again =
                _ -> box.getChildren().setAll(list.stream().map(node).toList());
        list.addListener(again);
        box.getChildren().setAll(list.stream().map(node).toList());
    }

    private Node rate(BrokerRatesModel.RateRow row) {
        var group = field(row.group(), "rates.group");
        wide(group, 68);
        var from = new DatePicker();
        Choice.day(from, row.from());
        wide(from, 144);
        from.setAccessibleText(texts.getString("rates.from"));
        var rate = field(row.rate(), "rates.rate");
        rate.setPrefWidth(60);
        HBox.setHgrow(rate, Priority.ALWAYS);
        Button away = away(() -> model.rates.remove(row));
        var line = new HBox(6, group, from, rate, away);
        if (row.isUsed()) {
            line.setDisable(true);
            Tooltip.install(line, new Tooltip(texts.getString("rates.used")));
        }
        return line;
    }

    private Node symbol(BrokerRatesModel.SymbolRow row) {
        var symbol = field(row.symbol(), "symbols.symbol");
        HBox.setHgrow(symbol, Priority.ALWAYS);
        var group = field(row.group(), "rates.group");
        wide(group, 110);
        return new HBox(6, symbol, group, away(() -> model.symbols.remove(row)));
    }

    private static Node account(BrokerRatesModel.AccountRow row) {
        var box = new CheckBox(row.key().toString());
        box.selectedProperty().bindBidirectional(row.without());
        return box;
    }

    /// Neither cut off nor grown: what stands beside it takes the rest.
    private static void wide(Region field, double width) {
        field.setMinWidth(width);
        field.setMaxWidth(width);
    }

    private TextField field(StringProperty value, String key) {
        var field = new TextField();
        field.setPromptText(texts.getString(key));
        field.setAccessibleText(texts.getString(key));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Button away(Runnable remove) {
        var button = new Button();
        button.setGraphic(new FontIcon(MaterialDesignC.CLOSE));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(texts.getString("row.remove"));
        button.setOnAction(_ -> remove.run());
        return button;
    }
}
