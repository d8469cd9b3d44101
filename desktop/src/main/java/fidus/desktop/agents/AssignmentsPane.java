package fidus.desktop.agents;

import fidus.agents.AssignmentList;
import fidus.agents.ClientAssignment;
import fidus.desktop.agents.AssignmentsModel.Sheet;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.Percent;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SideSheet;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.util.List;
import java.util.ResourceBundle;

/// Who earns on which client since when, and beside it the sheet on which that is changed.
final class AssignmentsPane extends HBox {
    private final AssignmentsModel model;
    private final ResourceBundle texts;
    private final AssignmentSheet sheet;

    @FXML private RecordTable<ClientAssignment> assignments;
    @FXML private Button correct;
    @FXML private Button end;
    @FXML private Button rate;
    @FXML private SideSheet side;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    AssignmentsPane(AssignmentsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        sheet = new AssignmentSheet(model);
        columns();
        assignments.actions(correct, end, rate);
        assignments.selectedProperty().addListener((_, _, now) -> chosen(now));
        for (Button one : List.of(correct, end, rate)) {
            one.setVisible(model.mayPrepare());
            one.setManaged(model.mayPrepare());
        }
        chosen(null);
        Listing.bind(assignments, model.list(), AssignmentList::assignments);
        model.sheetProperty().addListener((_, _, now) -> beside(now));
    }

    @FXML
    void startCorrect() {
        model.begin(Sheet.CORRECT, assignments.selectedProperty().get());
    }

    @FXML
    void startEnd() {
        model.begin(Sheet.END, assignments.selectedProperty().get());
    }

    @FXML
    void startRate() {
        model.begin(Sheet.RATE, null);
    }

    private void chosen(@Nullable ClientAssignment line) {
        correct.setDisable(!AssignmentsModel.isCorrectable(line));
        end.setDisable(!AssignmentsModel.isEndable(line));
    }

    private void beside(@Nullable Sheet now) {
        side.open(now == null ? null : sheet);
        if (now != null) {
            sheet.begin(now);
        }
    }

    private void columns() {
        assignments.columns(
                Columns.text(word("client"), 200, ClientAssignment::clientName),
                Columns.text(word("code"), 100, ClientAssignment::agentCode),
                Columns.text(word("agent"), 180, ClientAssignment::agentName),
                Columns.text(
                        word("rate"), 70, one -> Percent.of(one.assignment().commissionRate())),
                Columns.day(word("from"), one -> one.assignment().from()),
                Columns.day(word("until"), one -> one.assignment().until()),
                Columns.day(word("agreed"), one -> one.assignment().agreedOn()));
        assignments.exportName("agent-assignments");
        assignments.whenEmpty(
                new EmptyState(
                        MaterialDesignA.ACCOUNT_TIE_OUTLINE, word("empty"), word("empty.hint")));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
