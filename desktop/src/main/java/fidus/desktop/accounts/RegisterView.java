package fidus.desktop.accounts;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.FundCode;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Platform;

import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

/// The sheet for a new account.
public final class RegisterView extends VBox {
    private final RegisterModel model;
    private final Runnable closed;

    @FXML private TextField broker;
    @FXML private Label brokerFault;
    @FXML private ComboBox<Platform> platform;
    @FXML private TextField server;
    @FXML private Label serverFault;
    @FXML private TextField login;
    @FXML private Label loginFault;
    @FXML private TextField label;
    @FXML private Label labelFault;
    @FXML private ComboBox<AccountPurpose> purpose;
    @FXML private ComboBox<FundCode> fund;
    @FXML private Label fundFault;
    @FXML private ComboBox<CapitalSource> source;
    @FXML private Label sourceFault;
    @FXML private TextField manager;
    @FXML private Label managerFault;
    @FXML private TextField currency;
    @FXML private Label currencyFault;
    @FXML private TextField initial;
    @FXML private Label initialFault;
    @FXML private TextField zone;
    @FXML private Label zoneFault;
    @FXML private CheckBox alwaysOpen;
    @FXML private TextArea note;
    @FXML private Label noteFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public RegisterView(RegisterModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        var _ = Fxml.load(this);
        broker.textProperty().bindBidirectional(model.broker);
        server.textProperty().bindBidirectional(model.server);
        login.textProperty().bindBidirectional(model.login);
        label.textProperty().bindBidirectional(model.label);
        manager.textProperty().bindBidirectional(model.manager);
        currency.textProperty().bindBidirectional(model.currency);
        initial.textProperty().bindBidirectional(model.initial);
        zone.textProperty().bindBidirectional(model.zone);
        note.textProperty().bindBidirectional(model.note);
        alwaysOpen.selectedProperty().bindBidirectional(model.alwaysOpen);
        choice(platform, model.platform, Platform.values());
        choice(purpose, model.purpose, AccountPurpose.values());
        choice(fund, model.fund, FundCode.values());
        choice(source, model.source, CapitalSource.values());
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = faults();
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    /// Puts the keyboard where typing begins.
    void begin() {
        broker.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    private Faults faults() {
        return new Faults(problem)
                .at("broker", brokerFault)
                .at("server", serverFault)
                .at("login", loginFault)
                .at("key", loginFault)
                .at("label", labelFault)
                .at("fundCode", fundFault)
                .at("capitalSource", sourceFault)
                .at("manager", managerFault)
                .at("currency", currencyFault)
                .at("initialAllocation", initialFault)
                .at("serverZone", zoneFault)
                .at("note", noteFault);
    }

    private static <E extends Enum<E>> void choice(
            ComboBox<E> box, ObjectProperty<E> value, E[] values) {
        box.getItems().setAll(values);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable E one) {
                        return one == null ? "" : words(one);
                    }

                    @Override
                    public E fromString(String text) {
                        throw new UnsupportedOperationException("A choice is not typed");
                    }
                });
        box.valueProperty().bindBidirectional(value);
    }

    private static String words(Enum<?> one) {
        return one instanceof Platform || one instanceof FundCode ? one.name() : Words.of(one);
    }
}
