package fidus.desktop.intake;

import fidus.desktop.controls.OpenFiles;

import javafx.scene.Node;
import javafx.stage.FileChooser;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Asks for the file of a list.
final class ListChooser {
    private ListChooser() {}

    /// @param title of the dialog
    static void ask(Node above, String title, Consumer<Path> then) {
        OpenFiles.one(
                above,
                title,
                new FileChooser.ExtensionFilter("CSV", "*.csv", "*.txt", "*.tsv"),
                then);
    }
}
