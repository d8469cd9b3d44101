package fidus.desktop.fees;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.DayField;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerList;
import fidus.fees.runs.Mandate;
import fidus.mt5.AccountKey;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/// The sheet for a new mandate: a preset, and what differs from it.
public final class MandateView extends VBox {
    private final MandateModel model;
    private final Runnable closed;
    private final ResourceBundle texts;

    @FXML private ComboBox<ManagerCard> manager;
    @FXML private TextField newManager;
    @FXML private Button add;
    @FXML private ComboBox<Optional<Mandate>> before;
    @FXML private TextField name;
    @FXML private DatePicker start;
    @FXML private ListView<AccountKey> accounts;
    @FXML private VBox terms;
    @FXML private TextField reason;
    @FXML private Label managerFault;
    @FXML private Label nameFault;
    @FXML private Label beforeFault;
    @FXML private Label startFault;
    @FXML private Label accountsFault;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button prepare;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public MandateView(MandateModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        manager.setConverter(Choice.words(ManagerCard::name));
        manager.valueProperty().bindBidirectional(model.manager);
        before.setConverter(Choice.words(this::lasting));
        before.valueProperty().bindBidirectional(model.before);
        model.manager.addListener((_, _, _) -> ended());
        model.mandates().valueProperty().addListener((_, _, _) -> ended());
        ended();
        name.textProperty().bindBidirectional(model.name);
        DayField.of(start);
        start.setPromptText(texts.getString("day"));
        start.valueProperty().bindBidirectional(model.startOn);
        accounts.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        accounts.getSelectionModel()
                .getSelectedItems()
                .addListener(
                        (ListChangeListener<AccountKey>)
                                _ ->
                                        model.chosen.setAll(
                                                accounts.getSelectionModel().getSelectedItems()));
        var form = new AgreementForm(model.terms, false);
        terms.getChildren().setAll(form);
        reason.textProperty().bindBidirectional(model.reason);
        prepare.disableProperty().bind(model.command().readyProperty().not());
        add.disableProperty().bind(model.addManager().readyProperty().not());
        model.managers().valueProperty().addListener((_, _, now) -> managers(now));
        model.accounts()
                .valueProperty()
                .addListener((_, _, now) -> accounts.getItems().setAll(MandateModel.offered(now)));
        Faults faults = named(form);
        model.command().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.addManager().problemProperty().addListener((_, _, why) -> problem.show(why));
    }

    private Faults named(AgreementForm form) {
        return form.named(new Faults(problem))
                .at("managerId", managerFault)
                .at("name", nameFault)
                .at("carryFrom", beforeFault)
                .at("startOn", startFault)
                .at("accounts", accountsFault)
                .at("reason", reasonFault);
    }

    void begin() {
        model.begin();
        manager.requestFocus();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void addManager() {
        model.add(newManager.getText());
        newManager.clear();
    }

    @FXML
    void send() {
        model.send();
    }

    /// One to go on with is chosen again after each reading, as long as it is still offered.
    private void ended() {
        Optional<Mandate> chosen = model.before.get();
        var offered = new ArrayList<Optional<Mandate>>();
        offered.add(Optional.empty());
        model.ended().stream().map(Optional::of).forEach(offered::add);
        before.getItems().setAll(offered);
        model.before.set(offered.contains(chosen) ? chosen : Optional.empty());
    }

    private String lasting(Optional<Mandate> mandate) {
        return mandate.map(one -> one.name() + ", ended on " + one.endOn())
                .orElse(texts.getString("before.none"));
    }

    private void managers(@Nullable ManagerList now) {
        ManagerCard chosen = model.manager.get();
        manager.getItems().setAll(now == null ? List.of() : now.managers());
        model.manager.set(chosen);
    }
}
