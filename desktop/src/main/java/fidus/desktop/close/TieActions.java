package fidus.desktop.close;

import fidus.close.TieOut;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.shell.ReasonModel;

import javafx.scene.control.Button;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// What can be done about the line that is selected.
final class TieActions {
    private final RecordTable<TieOut> ties;
    private final EvidenceModel model;
    private final ResourceBundle texts;
    private final Button explain;
    private final Button attest;

    TieActions(RecordTable<TieOut> ties, EvidenceModel model, ResourceBundle texts) {
        this.ties = ties;
        this.model = model;
        this.texts = texts;
        explain = new Button(texts.getString("explain"));
        explain.setId("explain");
        explain.setOnAction(_ -> explain());
        attest = new Button(texts.getString("attest"));
        attest.setId("attest");
        attest.setOnAction(_ -> attest());
        ties.actions(explain, attest);
        ties.selectedProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    private void show(@Nullable TieOut now) {
        CloseView.visible(explain, now != null && model.mayExplain(now));
        CloseView.visible(attest, now != null && model.mayAttest(now));
    }

    private void explain() {
        TieOut tie = ties.selectedProperty().get();
        if (tie != null) {
            model.explain(
                    new ReasonModel.Deed(
                            MessageFormat.format(
                                    texts.getString("explain.title"),
                                    tie.tieOutRule(),
                                    tie.key(),
                                    tie.difference().orElseThrow()),
                            texts.getString("explain.hint"),
                            texts.getString("explain.verb")),
                    tie);
        }
    }

    private void attest() {
        TieOut tie = ties.selectedProperty().get();
        if (tie != null) {
            model.attest(tie);
        }
    }
}
