package fidus.desktop.audit;

import fidus.audit.AuditLine;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Dated;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.desktop.shell.Visited;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.time.Instant;
import java.util.ResourceBundle;

/// Who changed what and when, with the exact line as it was written.
public final class AuditView extends VBox implements Visited, Dated {
    private final AuditModel model;

    @FXML private RecordTable<AuditLine> table;
    @FXML private HBox tools;
    @FXML private TextField subject;
    @FXML private Button older;
    @FXML private TextArea line;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AuditView(AuditModel model) {
        this.model = model;
        ResourceBundle texts = Fxml.load(this);
        table.columns(
                Columns.whole(texts.getString("column.seq"), 80, AuditLine::seq),
                Columns.instant(texts.getString("column.at"), AuditLine::at),
                Columns.text(texts.getString("column.actor"), 160, AuditLine::actor),
                Columns.text(
                        texts.getString("column.action"), 200, one -> Words.ofCode(one.action())),
                Columns.text(texts.getString("column.subject"), 340, AuditLine::subject));
        table.exportName("audit");
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CLIPBOARD_TEXT_SEARCH_OUTLINE,
                        texts.getString("empty.title"),
                        texts.getString("empty.hint")));
        table.actions(tools);
        subject.textProperty().bindBidirectional(model.subjectProperty());
        table.selectedProperty()
                .addListener((_, _, now) -> line.setText(now == null ? "" : now.line()));
        Listing.bind(table, model.lines(), older);
    }

    @Override
    public void visited(String wanted) {
        if (!wanted.isEmpty()) {
            model.subjectProperty().set(wanted);
        }
        model.read();
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return model.lines().asOfProperty();
    }

    @FXML
    void find() {
        model.read();
    }

    @FXML
    void readOlder() {
        model.lines().readMore();
    }
}
