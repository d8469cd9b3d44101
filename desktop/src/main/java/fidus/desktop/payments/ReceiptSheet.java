package fidus.desktop.payments;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.shell.AnswerPane;
import fidus.desktop.shell.Fxml;
import fidus.payments.Receipt;

import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sheet with the receipt of a payment.
public final class ReceiptSheet extends VBox {
    private final ReceiptModel model;
    private final ResourceBundle texts;

    @FXML private AnswerPane answer;
    @FXML private GridPane receiptLines;
    @FXML private ProblemPane problem;
    @FXML private Button copyReceipt;
    @FXML private Button saveReceipt;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    ReceiptSheet(ReceiptModel model) {
        this.model = model;
        texts = Fxml.load(this);
        answer.bind(model.receipt());
        model.receipt().valueProperty().addListener((_, _, now) -> laid(now));
        model.problemProperty().addListener((_, _, why) -> problem.show(why));
        copyReceipt.disableProperty().bind(model.receipt().valueProperty().isNull());
        saveReceipt.disableProperty().bind(model.receipt().valueProperty().isNull());
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void copy() {
        var content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
        model.shell().notices().good(texts.getString("copied"));
    }

    @FXML
    void save() {
        SaveAs.ask(this, model.fileName(), texts.getString("text"), this::save);
    }

    private void save(Path target) {
        model.save(
                target,
                saved ->
                        model.shell()
                                .notices()
                                .good(
                                        MessageFormat.format(
                                                texts.getString("saved"), saved.getFileName())));
    }

    private void laid(@Nullable Receipt now) {
        receiptLines.getChildren().clear();
        if (now == null) {
            return;
        }
        int row = 0;
        for (ReceiptModel.Line line : ReceiptModel.lines(now)) {
            receiptLines.addRow(
                    row++, label(line.name(), "shown-label"), label(line.value(), "shown-value"));
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
