package fidus.desktop.proofs;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Fxml;
import fidus.fees.Derivation;
import fidus.proofs.ProofLine;
import fidus.proofs.ProofScript;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import java.io.File;
import java.util.ResourceBundle;

/// The chosen line opened into inputs, formula and rounding, and the file of all lines.
public final class ProofPane extends VBox {
    private final ProofModel model;
    private final ResourceBundle texts;
    private final DerivationTree tree;

    @FXML private Label proofOf;
    @FXML private Button proofExport;
    @FXML private ProblemPane proofProblem;
    @FXML private TreeTableView<Derivation> figures;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ProofPane(ProofModel model) {
        this.model = model;
        texts = Fxml.load(this);
        tree = new DerivationTree(figures, texts);
        model.openedProperty().addListener((_, _, now) -> show(now));
        model.file().problemProperty().addListener((_, _, why) -> proofProblem.show(why));
        proofExport.disableProperty().bind(model.sourceProperty().isNull());
        show(model.openedProperty().get());
    }

    @FXML
    void exportLines() {
        ProofModel.Source<?> now = model.sourceProperty().get();
        if (now == null) {
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle(word("export"));
        chooser.setInitialFileName(now.name() + ".json");
        chooser.getExtensionFilters()
                .setAll(
                        new ExtensionFilter(word("export.json"), "*.json"),
                        new ExtensionFilter(word("export.csv"), "*.csv"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            model.export(
                    chosen.toPath(),
                    file -> model.shell().notices().good(word("exported") + " " + file),
                    proofProblem::show);
        }
    }

    @FXML
    void saveScript() {
        var chooser = new FileChooser();
        chooser.setTitle(word("script"));
        chooser.setInitialFileName(ProofScript.LINES.fileName());
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            ScriptFile.write(
                    model.shell(),
                    ProofScript.LINES,
                    chosen.toPath(),
                    file -> model.shell().notices().good(word("exported") + " " + file),
                    proofProblem::show);
        }
    }

    private void show(ProofModel.Opened now) {
        ProofLine line = now.line();
        proofOf.setText(
                line == null
                        ? word(now.figures().isEmpty() ? "choose" : "reading")
                        : line.line() + " · " + word("as.of") + " " + line.asOf());
        tree.show(now.figures());
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
