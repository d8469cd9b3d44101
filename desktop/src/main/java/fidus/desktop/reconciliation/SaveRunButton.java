package fidus.desktop.reconciliation;

import fidus.contract.FileTold;
import fidus.desktop.controls.SaveAs;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/// Saves the whole run on the desk as the files that `fidus match` writes, in one ZIP, and says its
/// digest, which stands in the audit too.
public final class SaveRunButton extends Button {
    private final ResourceBundle texts = Texts.of(WorkbenchView.class);
    private boolean saving;

    public SaveRunButton() {
        super("", new FontIcon(MaterialDesignF.FOLDER_ZIP_OUTLINE));
        getStyleClass().setAll("button", "flat", "button-icon");
        setAccessibleText(texts.getString("save"));
        setTooltip(new Tooltip(texts.getString("save.what")));
    }

    void bind(WorkbenchModel model) {
        setOnAction(_ -> ask(model));
        model.deskProperty().addListener((_, _, now) -> laid(now));
        laid(model.deskProperty().get());
    }

    private void laid(@Nullable RunDesk desk) {
        setDisable(saving || desk == null || desk.card().run().outcome() == null);
    }

    private void ask(WorkbenchModel model) {
        RunDesk desk = model.deskProperty().get();
        if (desk != null) {
            var run = desk.card().run();
            String name =
                    MessageFormat.format(
                            "{0}-{1}-{2}.zip",
                            desk.card().account().replaceAll("[^A-Za-z0-9]+", "-"),
                            run.from(),
                            run.to());
            SaveAs.ask(this, name, texts.getString("save.kind"), to -> save(model, run.id(), to));
        }
    }

    private void save(WorkbenchModel model, RunId run, Path to) {
        saving = true;
        setDisable(true);
        var shell = model.shell();
        shell.background()
                .run(
                        () -> shell.server().download(WindowCalls.FILE, new AboutRun(run), to),
                        told -> {
                            over(model);
                            shell.notices().good(saved(told, to));
                        },
                        why -> {
                            over(model);
                            model.sent().refuse(why);
                        });
    }

    private void over(WorkbenchModel model) {
        saving = false;
        laid(model.deskProperty().get());
    }

    private String saved(FileTold told, Path to) {
        return MessageFormat.format(
                texts.getString("saved"), to.getFileName(), told.bytes(), told.sha256());
    }
}
