package fidus.desktop.intake;

import javafx.scene.Node;
import javafx.stage.FileChooser;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/// Asks for the file of a list.
final class ListChooser {
    private ListChooser() {}

    static Optional<Path> ask(Node above) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("CSV", "*.csv", "*.txt", "*.tsv"));
        return Optional.ofNullable(chooser.showOpenDialog(above.getScene().getWindow()))
                .map(File::toPath);
    }
}
