package fidus.desktop.contracts;

import fidus.clients.Client;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.FundCode;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;

/// The sheet for a new contract, with the running sum of its lines against the principal.
public final class EnterView extends VBox {
    private final EnterModel model;
    private final Runnable closed;
    private final ResourceBundle texts;

    @FXML private ComboBox<Client> client;
    @FXML private Label clientFault;
    @FXML private ComboBox<FundCode> fund;
    @FXML private Label fundFault;
    @FXML private TextField newClient;
    @FXML private Button add;
    @FXML private Label newClientFault;
    @FXML private ProblemPane clientProblem;
    @FXML private MoneyField principal;
    @FXML private Label principalFault;
    @FXML private DatePicker signed;
    @FXML private Label signedFault;
    @FXML private DatePicker start;
    @FXML private Label startFault;
    @FXML private Label sum;
    @FXML private VBox lines;
    @FXML private Label linesFault;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane problem;
    @FXML private Button prepare;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public EnterView(EnterModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        client.setConverter(words(Client::name));
        client.valueProperty().bindBidirectional(model.client);
        fund.getItems()
                .setAll(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC, FundCode.UNLIMITED);
        fund.valueProperty().bindBidirectional(model.fund);
        signed.valueProperty().bindBidirectional(model.signedOn);
        start.valueProperty().bindBidirectional(model.startDate);
        note.textProperty().bindBidirectional(model.note);
        joined(principal, model.principal);
        prepare.disableProperty().bind(model.command().readyProperty().not());
        add.disableProperty().bind(model.addClient().readyProperty().not());
        model.clients()
                .valueProperty()
                .addListener(
                        (_, _, now) -> {
                            Client chosen = model.client.get();
                            client.getItems().setAll(now == null ? List.of() : now.clients());
                            model.client.set(chosen);
                        });
        model.client.addListener((_, _, _) -> newClient.clear());
        model.principal.addListener((_, _, _) -> sums());
        model.lines().addListener((ListChangeListener<LineModel>) _ -> lines());
        model.accounts().valueProperty().addListener((_, _, _) -> lines());
        Faults faults = faults();
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        Faults named = new Faults(clientProblem).at("name", newClientFault);
        model.addClient().problemProperty().addListener((_, _, now) -> named.show(now));
        lines();
    }

    void begin() {
        model.begin();
        client.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void addClient() {
        model.add(newClient.getText());
    }

    @FXML
    void addLine() {
        model.lines().add(new LineModel());
    }

    @FXML
    void send() {
        model.send();
    }

    private Faults faults() {
        return new Faults(problem)
                .at("clientId", clientFault)
                .at("fundCode", fundFault)
                .at("principal", principalFault)
                .at("signedOn", signedFault)
                .at("startDate", startFault)
                .at("lines", linesFault)
                .at("note", noteFault);
    }

    private void lines() {
        lines.getChildren().setAll(model.lines().stream().map(this::line).toList());
        sums();
    }

    private VBox line(LineModel line) {
        var account = new ComboBox<AccountKey>();
        account.setConverter(words(AccountKey::toString));
        account.setPromptText(texts.getString("line.cash"));
        account.getItems().setAll(trading());
        account.valueProperty().bindBidirectional(line.account);
        account.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(account, Priority.ALWAYS);
        var part = new MoneyField();
        part.setPrefWidth(140);
        joined(part, line.sum);
        line.sum.addListener((_, _, _) -> sums());
        var rest = new Button(texts.getString("line.rest"));
        rest.setMinWidth(USE_PREF_SIZE);
        rest.setOnAction(_ -> model.fill(line));
        var remove = new Button(texts.getString("line.remove"));
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setDisable(model.lines().size() == 1);
        remove.setOnAction(_ -> model.lines().remove(line));
        var why = new TextField();
        why.setPromptText(texts.getString("line.note"));
        why.textProperty().bindBidirectional(line.note);
        return new VBox(4, new HBox(8, account, part, rest, remove), why);
    }

    private List<AccountKey> trading() {
        var known = model.accounts().value();
        return known == null
                ? List.of()
                : known.accounts().stream()
                        .map(card -> card.account())
                        .filter(one -> one.accountPurpose() == AccountPurpose.TRADING)
                        .map(one -> one.key())
                        .toList();
    }

    private void sums() {
        Money whole = model.principal.get();
        Money placed = model.placed();
        Money open = model.open();
        sum.getStyleClass().remove("sum-whole");
        if (whole == null || placed == null || open == null) {
            sum.setText("");
        } else if (model.isPlaced()) {
            sum.getStyleClass().add("sum-whole");
            sum.setText(MessageFormat.format(texts.getString("sum.whole"), Words.money(placed)));
        } else {
            sum.setText(
                    MessageFormat.format(
                            texts.getString("sum.open"),
                            Words.number(placed),
                            Words.number(whole),
                            Words.money(open)));
        }
    }

    /// A field's sum and a model's follow each other.
    private static void joined(
            MoneyField field, javafx.beans.property.ObjectProperty<@Nullable Money> value) {
        field.setMoney(value.get());
        field.moneyProperty().addListener((_, _, now) -> value.set(now));
        value.addListener(
                (_, _, now) -> {
                    if (now != null && !now.equals(field.moneyProperty().get())) {
                        field.setMoney(now);
                    } else if (now == null && field.moneyProperty().get() != null) {
                        field.clear();
                    }
                });
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T one) {
                return one == null ? "" : words.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("A choice is not typed");
            }
        };
    }
}
