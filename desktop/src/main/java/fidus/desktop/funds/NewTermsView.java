package fidus.desktop.funds;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.funds.FundTerms;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet for a further version of a fund's terms.
public final class NewTermsView extends VBox {
    private final NewTermsModel model;
    private final Runnable closed;
    private final TermsForm form;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private VBox terms;
    @FXML private Label termsFault;
    @FXML private VBox changed;
    @FXML private Label changes;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public NewTermsView(NewTermsModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        form = new TermsForm(model.terms(), true);
        terms.getChildren().setAll(form);
        reason.textProperty().bindBidirectional(model.reason);
        changes.textProperty().bind(model.changesProperty().map(text -> text.replace(" · ", "\n")));
        changed.visibleProperty().bind(model.changesProperty().isNotEmpty());
        changed.managedProperty().bind(changed.visibleProperty());
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                form.named(new Faults(problem)).at("terms", termsFault).at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    /// Shows the terms the model was filled from.
    void begin() {
        FundTerms from = model.terms().before();
        title.setText(
                from == null
                        ? ""
                        : MessageFormat.format(
                                texts.getString("title"), from.fundCode(), from.termsVersion()));
        form.show();
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }
}
