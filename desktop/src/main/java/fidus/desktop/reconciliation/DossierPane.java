package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.controls.SendKey;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.FileKind;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;

/// Comments and files of the break in hand; both stay as they are once added.
public final class DossierPane extends VBox {
    private final DossierModel model;
    private final ResourceBundle texts;
    private final Map<BreakId, String> drafts = new HashMap<>();

    @FXML private VBox comments;
    @FXML private VBox adding;
    @FXML private TextArea text;
    @FXML private Button say;
    @FXML private VBox files;
    @FXML private Button attach;
    @FXML private ProblemPane dossierProblem;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    DossierPane(DossierModel model) {
        this.model = model;
        texts = Fxml.load(this);
        var stopped = model.busyProperty().or(model.shell().connection().onlineProperty().not());
        say.disableProperty().bind(stopped);
        attach.disableProperty().bind(stopped);
        SendKey.of(text, say);
        model.aboutProperty().addListener((_, before, now) -> turn(before, now));
        var faults = new Faults(dossierProblem).mark("text", text);
        model.problemProperty().addListener((_, _, why) -> faults.show(why));
        model.loaded().valueProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    /// Where a comment is written.
    Node place() {
        return text;
    }

    @FXML
    void say() {
        BreakId about = model.aboutProperty().get();
        model.comment(text.getText(), () -> sent(about));
    }

    /// What is typed and not sent stays with its break.
    private void turn(@Nullable BreakId before, @Nullable BreakId now) {
        if (before != null) {
            drafts.put(before, text.getText());
        }
        text.setText(now == null ? "" : drafts.getOrDefault(now, ""));
    }

    private void sent(@Nullable BreakId about) {
        if (about != null) {
            drafts.remove(about);
        }
        if (Objects.equals(about, model.aboutProperty().get())) {
            text.clear();
        }
    }

    @FXML
    void attach() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.getString("attach.title"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                FileKind.words(),
                                Arrays.stream(FileKind.values())
                                        .flatMap(kind -> kind.endings().stream())
                                        .map(ending -> "*." + ending)
                                        .toList()));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.attach(chosen.toPath());
        }
    }

    private void show(@Nullable Dossier now) {
        adding.setVisible(model.mayAdd());
        adding.setManaged(model.mayAdd());
        attach.setVisible(model.mayAdd());
        attach.setManaged(model.mayAdd());
        List<Comment> said = now == null ? List.of() : now.comments();
        List<Attachment> attached = now == null ? List.of() : now.attachments();
        comments.getChildren().setAll(said.stream().map(DossierPane::comment).toList());
        files.getChildren().setAll(attached.stream().map(this::file).toList());
        if (said.isEmpty()) {
            comments.getChildren().add(hint("comments.none"));
        }
        if (attached.isEmpty()) {
            files.getChildren().add(hint("files.none"));
        }
    }

    private static Node comment(Comment one) {
        var who = new Label(one.byName() + ", " + Words.instant(one.at()) + " UTC");
        who.getStyleClass().add("fact-label");
        var said = new Label(one.text());
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        return new VBox(1, who, said);
    }

    private Node file(Attachment one) {
        var name = new Hyperlink(one.fileName());
        name.getStyleClass().add("cell-link");
        name.setOnAction(
                _ ->
                        SaveAs.ask(
                                this,
                                one.fileName(),
                                one.kind().name(),
                                target -> model.save(one, target)));
        var who =
                new Label(
                        Words.fileSize(one.bytes())
                                + ", "
                                + one.byName()
                                + ", "
                                + Words.instant(one.at())
                                + " UTC");
        who.getStyleClass().add("fact-label");
        who.setWrapText(true);
        who.setMinHeight(USE_PREF_SIZE);
        return new VBox(1, name, who);
    }

    private Label hint(String key) {
        var none = new Label(MessageFormat.format(texts.getString(key), FileKind.words()));
        none.getStyleClass().add("form-hint");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        return none;
    }
}
