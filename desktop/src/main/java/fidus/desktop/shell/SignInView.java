package fidus.desktop.shell;

import fidus.auth.SetPassword;
import fidus.auth.SetUp;
import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;

import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The door: signing in, the first start, a first password. A password field's text cannot be wiped
/// from memory by the toolkit; it is cleared as soon as it was sent.
public final class SignInView extends StackPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final SignInModel model;

    @FXML private VBox card;
    @FXML private VBox signInForm;
    @FXML private VBox setUpForm;
    @FXML private VBox passwordForm;
    @FXML private TextField address;
    @FXML private TextField login;
    @FXML private PasswordField password;
    @FXML private Label capsLock;
    @FXML private Label loginFault;
    @FXML private Label passwordFault;
    @FXML private Label addressFault;
    @FXML private Label message;
    @FXML private HBox connecting;
    @FXML private ProblemPane problem;
    @FXML private ProgressIndicator busy;
    @FXML private Button enter;
    @FXML private VBox places;
    @FXML private Button hereOnly;
    @FXML private TextField setUpCode;
    @FXML private TextField adminLogin;
    @FXML private TextField adminName;
    @FXML private PasswordField adminPassword;
    @FXML private TextField approverLogin;
    @FXML private TextField approverName;
    @FXML private PasswordField approverPassword;
    @FXML private TextField newLogin;
    @FXML private TextField newCode;
    @FXML private PasswordField newPassword;
    @FXML private PasswordField repeatedPassword;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public SignInView(SignInModel model) {
        this.model = model;
        Fxml.load(this);
        address.textProperty().bindBidirectional(model.addressProperty());
        login.textProperty().bindBidirectional(model.loginProperty());
        message.textProperty().bind(model.messageProperty());
        shownWhile(message, model.messageProperty().isNotEmpty());
        shownWhile(connecting, model.connectingProperty());
        busy.visibleProperty().bind(model.busyProperty());
        enter.disableProperty().bind(model.busyProperty());
        hereOnly.disableProperty().bind(model.busyProperty());
        shownWhile(places, model.crowdedProperty());
        model.formProperty().addListener((_, _, form) -> form(form));
        model.problemProperty().addListener((_, _, now) -> problem(now));
        addEventFilter(KeyEvent.ANY, _ -> caps());
        form(model.formProperty().get());
        problem(null);
        caps();
        sceneProperty().addListener((_, _, _) -> begin());
    }

    /// Takes the keyboard to the first field that is to be filled.
    void begin() {
        switch (model.formProperty().get()) {
            case SIGN_IN -> (login.getText().isBlank() ? login : password).requestFocus();
            case SET_UP -> setUpCode.requestFocus();
            case FIRST_PASSWORD -> newLogin.requestFocus();
        }
    }

    @FXML
    void signIn() {
        String typed = password.getText();
        password.clear();
        model.signIn(typed);
    }

    @FXML
    void signInHereOnly() {
        String typed = password.getText();
        password.clear();
        model.signInHereOnly(typed);
    }

    @FXML
    void setUp() {
        model.setUp(
                new SetUp(
                        setUpCode.getText().strip(),
                        new SetUp.NewPerson(
                                adminLogin.getText().strip(),
                                adminName.getText().strip(),
                                adminPassword.getText()),
                        new SetUp.NewPerson(
                                approverLogin.getText().strip(),
                                approverName.getText().strip(),
                                approverPassword.getText())));
    }

    @FXML
    void setPassword() {
        model.setPassword(
                new SetPassword(
                        newLogin.getText().strip(),
                        newCode.getText().strip(),
                        newPassword.getText()),
                repeatedPassword.getText());
    }

    @FXML
    void showSignIn() {
        model.show(SignInModel.Form.SIGN_IN);
    }

    @FXML
    void showSetUp() {
        model.show(SignInModel.Form.SET_UP);
    }

    @FXML
    void showFirstPassword() {
        model.show(SignInModel.Form.FIRST_PASSWORD);
    }

    private void form(SignInModel.Form form) {
        card.getStyleClass().remove("wide");
        if (form == SignInModel.Form.SET_UP) {
            card.getStyleClass().add("wide");
        }
        visible(signInForm, form == SignInModel.Form.SIGN_IN);
        visible(setUpForm, form == SignInModel.Form.SET_UP);
        visible(passwordForm, form == SignInModel.Form.FIRST_PASSWORD);
        for (PasswordField field :
                new PasswordField[] {
                    adminPassword, approverPassword, newPassword, repeatedPassword
                }) {
            field.clear();
        }
        begin();
    }

    private void problem(@Nullable Problem now) {
        var faults =
                Map.of(
                        "login", loginFault,
                        "password", passwordFault,
                        "address", addressFault);
        boolean beside = false;
        boolean signingIn = model.formProperty().get() == SignInModel.Form.SIGN_IN;
        for (var fault : faults.entrySet()) {
            String text = signingIn ? faultOf(now, fault.getKey()) : "";
            fault.getValue().setText(text);
            visible(fault.getValue(), !text.isEmpty());
            beside |= !text.isEmpty();
        }
        login.pseudoClassStateChanged(WRONG, !loginFault.getText().isEmpty());
        password.pseudoClassStateChanged(WRONG, !passwordFault.getText().isEmpty());
        address.pseudoClassStateChanged(WRONG, !addressFault.getText().isEmpty());
        boolean unreachable = now != null && now.code() == Problem.Code.UNAVAILABLE;
        problem.show(beside ? null : now, unreachable ? this::again : null);
        if (now != null && signingIn) {
            (loginFault.isVisible() ? login : password).requestFocus();
        }
    }

    private static String faultOf(@Nullable Problem now, String field) {
        if (now == null) {
            return "";
        }
        if (field.equals("password") && now.code() == Problem.Code.UNAUTHENTICATED) {
            return now.message();
        }
        return now.fields().stream()
                .filter(fault -> fault.field().equals(field))
                .map(Problem.Field::message)
                .findFirst()
                .orElse("");
    }

    private void again() {
        switch (model.formProperty().get()) {
            case SIGN_IN -> signIn();
            case SET_UP -> setUp();
            case FIRST_PASSWORD -> setPassword();
        }
    }

    private void caps() {
        visible(capsLock, Platform.isKeyLocked(KeyCode.CAPS).orElse(false));
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private static void shownWhile(Node node, javafx.beans.value.ObservableBooleanValue condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}
