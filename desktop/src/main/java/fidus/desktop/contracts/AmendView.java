package fidus.desktop.contracts;

import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.funds.TermsForm;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet that amends the terms of a running contract.
public final class AmendView extends VBox {
    private final AmendModel model;
    private final Runnable closed;
    private final TermsForm form;
    private final ResourceBundle texts;

    @FXML private Label hint;
    @FXML private VBox terms;
    @FXML private Label termsFault;
    @FXML private VBox holdsField;
    @FXML private DatePicker holdsFrom;
    @FXML private Label holdsHint;
    @FXML private Label holdsFault;
    @FXML private TextField document;
    @FXML private Label documentFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private PreviewPane preview;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AmendView(AmendModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        texts = Fxml.load(this);
        form = new TermsForm(model.terms(), false);
        terms.getChildren().setAll(form);
        Choice.day(holdsFrom, model.from);
        holdsField.visibleProperty().bind(model.running);
        holdsField.managedProperty().bind(model.running);
        model.whenFilled(form::show);
        document.textProperty().bindBidirectional(model.document);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                form.named(new Faults(problem))
                        .at("terms", termsFault)
                        .at("from", holdsFault)
                        .at("document", documentFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.previewProperty().addListener((_, _, now) -> preview.show(now));
    }

    /// Shows the terms the model was filled from.
    void begin() {
        form.show();
        hint.setText(texts.getString(model.running.get() ? "hint" : "hint.waiting"));
        holdsHint.setText(
                model.current()
                        .map(
                                row ->
                                        MessageFormat.format(
                                                texts.getString("from.hint"),
                                                row.sequence(),
                                                row.periodFrom(),
                                                row.dueOn()))
                        .orElse(""));
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
