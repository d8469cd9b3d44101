package fidus.desktop.funds;

import fidus.clients.Client;
import fidus.clients.ClientList;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.MoneyField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.FundCode;
import fidus.funds.PermitKind;
import fidus.money.Money;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// The sheet that asks for a waiver or an invitation.
public final class PermitView extends VBox {
    private final PermitModel model;
    private final Runnable closed;

    @FXML private ComboBox<PermitKind> kind;
    @FXML private Label hint;
    @FXML private ComboBox<Client> client;
    @FXML private Label clientFault;
    @FXML private ComboBox<FundCode> fund;
    @FXML private Label fundFault;
    @FXML private VBox acceptedField;
    @FXML private MoneyField accepted;
    @FXML private Label acceptedFault;
    @FXML private VBox untilField;
    @FXML private DatePicker validUntil;
    @FXML private Label validUntilFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane unread;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public PermitView(PermitModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        ResourceBundle texts = Fxml.load(this);
        Choice.bind(kind, model.kind, List.of(PermitKind.values()), Words::of);
        client.setConverter(Choice.words(Client::name));
        client.valueProperty().bindBidirectional(model.client);
        model.clients().valueProperty().addListener((_, _, now) -> clients(now));
        model.clients()
                .problemProperty()
                .addListener((_, _, why) -> unread.show(why, model::begin));
        Choice.bind(
                fund,
                model.fund,
                List.of(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC, FundCode.UNLIMITED),
                FundCode::name);
        accepted.moneyProperty().addListener((_, _, now) -> model.accepted.set(now));
        model.acceptedFault.bind(accepted.faultProperty());
        model.accepted.addListener((_, _, now) -> sum(now));
        Choice.day(validUntil, model.validUntil);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.readyProperty().not());
        hint.textProperty().bind(model.kind.map(one -> texts.getString("hint." + one)));
        model.kind.addListener((_, _, _) -> fits());
        Faults faults =
                new Faults(problem)
                        .at("clientId", clientFault)
                        .at("fundCode", fundFault)
                        .at("acceptedPrincipal", acceptedFault)
                        .at("validUntil", validUntilFault)
                        .at("reason", reasonFault)
                        .at("waiverReason", reasonFault);
        model.problemProperty().addListener((_, _, now) -> faults.show(now));
        fits();
    }

    void begin() {
        sum(model.accepted.get());
        fits();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    private void fits() {
        boolean waiver = model.kind.get() == PermitKind.WAIVER;
        acceptedField.setVisible(waiver);
        acceptedField.setManaged(waiver);
        untilField.setVisible(!waiver);
        untilField.setManaged(!waiver);
    }

    private void clients(@Nullable ClientList now) {
        Client chosen = model.client.get();
        client.getItems().setAll(now == null ? List.of() : now.clients());
        model.client.set(chosen);
    }

    private void sum(@Nullable Money now) {
        Money typed = accepted.moneyProperty().get();
        if (now != null && !now.equals(typed)) {
            accepted.setMoney(now);
        } else if (now == null && typed != null) {
            accepted.clear();
        }
    }
}
