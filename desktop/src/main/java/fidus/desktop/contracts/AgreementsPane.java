package fidus.desktop.contracts;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Listing;
import fidus.investments.agreements.Agreement;
import fidus.investments.agreements.AgreementList;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.io.File;
import java.util.ResourceBundle;

/// The versions of a contract's signed agreement, each to be saved as it was kept.
public final class AgreementsPane extends VBox {
    private final AgreementsModel model;
    private final ResourceBundle texts;

    @FXML private Button keepAgreement;
    @FXML private RecordTable<Agreement> agreements;
    @FXML private ProblemPane agreementProblem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    AgreementsPane(AgreementsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        var stopped = model.busyProperty().or(model.shell().connection().onlineProperty().not());
        keepAgreement.disableProperty().bind(stopped);
        agreements.columns(
                Columns.whole(texts.getString("number"), 80, one -> (long) one.number()),
                Columns.link(
                        texts.getString("file"), 280, Agreement::fileName, _ -> true, this::save),
                Columns.text(texts.getString("size"), 80, one -> Words.fileSize(one.bytes())),
                Columns.instant(texts.getString("at"), Agreement::at),
                Columns.text(texts.getString("by"), 150, Agreement::byName),
                Columns.text(texts.getString("sha256"), 480, Agreement::sha256));
        agreements.exportName("contract-agreements");
        agreements.whenEmpty(
                new EmptyState(
                        MaterialDesignF.FILE_SIGN,
                        texts.getString("empty"),
                        texts.getString("empty.hint")));
        agreements.onOpen(this::save);
        Listing.bind(agreements, model.kept(), AgreementList::agreements);
        model.problemProperty().addListener((_, _, why) -> agreementProblem.show(why));
        show();
    }

    /// Offers what the person who is signed in may do.
    void show() {
        keepAgreement.setVisible(model.mayKeep());
        keepAgreement.setManaged(model.mayKeep());
    }

    @FXML
    void keep() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.getString("choose"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.getString("kind"), "*.pdf", "*.PDF"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.keep(chosen.toPath());
        }
    }

    private void save(Agreement one) {
        SaveAs.ask(
                this, one.fileName(), texts.getString("kind"), target -> model.save(one, target));
    }
}
