package fidus.desktop.contracts;

import fidus.clients.Client;
import fidus.clients.ClientList;
import fidus.desktop.controls.DayField;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.Failure;
import fidus.funds.FundCode;
import fidus.funds.PermitKind;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;

/// The sheet for a new contract, with the running sum of its lines against the principal.
public final class EnterView extends VBox {
    private final EnterModel model;
    private final Runnable closed;
    private final ResourceBundle texts;
    private final Faults faults;
    private final LineList drawn;

    @FXML private ComboBox<Client> client;
    @FXML private Label clientFault;
    @FXML private ComboBox<FundCode> fund;
    @FXML private Label fundFault;
    @FXML private TextField newClient;
    @FXML private Button add;
    @FXML private Label newClientFault;
    @FXML private ProblemPane clientProblem;
    @FXML private ComboBox<Currency> currency;
    @FXML private MoneyField principal;
    @FXML private Label principalFault;
    @FXML private DatePicker signed;
    @FXML private Label signedFault;
    @FXML private DatePicker start;
    @FXML private Label startFault;
    @FXML private Label sum;
    @FXML private VBox lines;
    @FXML private Label linesFault;
    @FXML private VBox access;
    @FXML private VBox obstacles;
    @FXML private Button waive;
    @FXML private Button invite;
    @FXML private PreviewPane preview;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane problem;
    @FXML private Button prepare;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public EnterView(EnterModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        fields();
        faults = faults();
        drawn = new LineList(model.lines(), lines, sum, texts, faults);
        prepare.disableProperty().bind(model.command().readyProperty().not());
        add.disableProperty().bind(model.addClient().readyProperty().not());
        model.client.addListener((_, _, _) -> offers());
        model.currency.addListener((_, _, _) -> offers());
        model.clients().valueProperty().addListener((_, _, now) -> clients(now));
        model.accounts().valueProperty().addListener((_, _, _) -> offers());
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        Faults named = new Faults(clientProblem).at("name", newClientFault);
        model.addClient().problemProperty().addListener((_, _, now) -> named.show(now));
        model.preview().previewProperty().addListener((_, _, now) -> preview.show(now));
        model.preview().obstaclesProperty().addListener((_, _, _) -> access());
        model.client.addListener((_, _, _) -> access());
        offers();
        access();
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
        model.lines().all().add(new LineModel());
    }

    @FXML
    void send() {
        model.send();
    }

    @FXML
    void askWaiver() {
        model.preview().ask(PermitKind.WAIVER);
    }

    @FXML
    void askInvitation() {
        model.preview().ask(PermitKind.INVITATION);
    }

    /// What the fund would say, before anything is sent, and the way out.
    private void access() {
        List<Failure> now = model.preview().obstaclesProperty().get();
        shown(access, !now.isEmpty());
        obstacles.getChildren().setAll(now.stream().map(EnterView::obstacle).toList());
        shown(waive, model.preview().mayAsk(PermitKind.WAIVER));
        shown(invite, model.preview().mayAsk(PermitKind.INVITATION));
    }

    private static Label obstacle(Failure failure) {
        var label = new Label(Words.sums(failure.message()));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private void fields() {
        client.setConverter(words(Client::name));
        client.valueProperty().bindBidirectional(model.client);
        model.client.addListener((_, _, _) -> newClient.clear());
        fund.getItems()
                .setAll(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC, FundCode.UNLIMITED);
        fund.valueProperty().bindBidirectional(model.fund);
        currency.setConverter(words(Currency::code));
        currency.valueProperty().bindBidirectional(model.currency);
        joined(principal, model.currency, model.principal, model.principalFault);
        for (DatePicker day : new DatePicker[] {signed, start}) {
            DayField.of(day);
            day.setPromptText(texts.getString("day"));
        }
        signed.valueProperty().bindBidirectional(model.signedOn);
        start.valueProperty().bindBidirectional(model.startDate);
        note.textProperty().bindBidirectional(model.note);
    }

    private void clients(@Nullable ClientList now) {
        Client chosen = model.client.get();
        client.getItems().setAll(now == null ? List.of() : now.clients());
        model.client.set(chosen);
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

    /// The choices that depend on other choices; what was chosen stays.
    private void offers() {
        if (!currency.getItems().equals(model.currencies())) {
            Currency chosen = model.currency.get();
            currency.getItems().setAll(model.currencies());
            model.currency.set(chosen);
        }
        drawn.offer();
    }

    /// A field's sum and a model's follow each other, in the currency of the contract.
    static void joined(
            MoneyField field,
            ObjectProperty<Currency> currency,
            ObjectProperty<@Nullable Money> value,
            StringProperty fault) {
        field.currencyProperty().bindBidirectional(currency);
        field.setMoney(value.get());
        field.moneyProperty().addListener((_, _, now) -> value.set(now));
        fault.bind(field.faultProperty());
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
