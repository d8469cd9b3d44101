package fidus.desktop.reconciliation;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.profiles.ProfileUse;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.List;
import java.util.ResourceBundle;

/// Accounts with rules of their own, and giving an account other rules.
public final class UsesPane extends VBox {
    private final UsesModel model;
    private final ResourceBundle texts;

    @FXML private RecordTable<ProfileUse> uses;
    @FXML private VBox form;
    @FXML private ComboBox<String> account;
    @FXML private Label accountFault;
    @FXML private ComboBox<String> profile;
    @FXML private Label profileFault;
    @FXML private TextField reason;
    @FXML private Label reasonFault;
    @FXML private Button assign;
    @FXML private ProblemPane problem;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    UsesPane(UsesModel model) {
        this.model = model;
        texts = Fxml.load(this);
        uses.columns(
                Columns.text(
                        texts.getString("account"), 280, it -> RecordWords.account(it.account())),
                Columns.text(
                        texts.getString("profile"), 200, it -> ProfileWords.coded(it.profile())));
        uses.exportName("matching-uses");
        uses.whenEmpty(
                new EmptyState(
                        MaterialDesignS.SCALE_BALANCE,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        Tables.follow(uses, model.profiles(), model::uses, model::read);
        uses.selectedProperty().addListener((_, _, now) -> edit(now));
        fields();
        var second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.read());
        waiting.getChildren().setAll(second);
        waiting.managedProperty().bind(second.managedProperty());
        model.accountProperty()
                .addListener(
                        (_, _, now) -> {
                            if (now != null) {
                                second.subject("matchProfileUse/" + now);
                            }
                        });
        model.profiles().valueProperty().addListener((_, _, _) -> offered());
        model.accounts().valueProperty().addListener((_, _, now) -> offered(now));
    }

    private void fields() {
        profile.setConverter(
                Choice.words(
                        name ->
                                name.equals(UsesModel.USUAL)
                                        ? texts.getString("usual")
                                        : ProfileWords.coded(name)));
        profile.valueProperty().bindBidirectional(model.profileProperty());
        account.setConverter(Choice.words(RecordWords::account));
        account.valueProperty().bindBidirectional(model.accountProperty());
        reason.textProperty().bindBidirectional(model.reasonProperty());
        var faults = new Faults(problem).at("account", accountFault).at("profile", profileFault);
        faults.at("reason", reasonFault);
        model.faultProperty().addListener((_, _, why) -> faults.show(why));
        assign.disableProperty()
                .bind(
                        model.sent()
                                .busyProperty()
                                .or(model.shell().connection().onlineProperty().not()));
    }

    @FXML
    void assign() {
        model.assign();
    }

    private void edit(@Nullable ProfileUse now) {
        if (now != null && account.getItems().contains(now.account())) {
            model.accountProperty().set(now.account());
            model.profileProperty().set(now.profile());
        }
    }

    private void offered() {
        String chosen = model.profileProperty().get();
        List<String> names = model.choice();
        profile.getItems().setAll(names);
        model.profileProperty().set(names.contains(chosen) ? chosen : UsesModel.USUAL);
        form.setVisible(model.mayAssign());
        form.setManaged(model.mayAssign());
    }

    private void offered(@Nullable List<String> names) {
        String chosen = model.accountProperty().get();
        account.getItems().setAll(names == null ? List.of() : names);
        model.accountProperty().set(chosen);
    }
}
