package fidus.desktop.controls;

import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Asks where a file goes, in the system's own dialog unless the window carries another way.
///
/// @param chosen the place, empty when the person thinks better of it
public record SaveAs(BiFunction<FileChooser, Window, Optional<Path>> chosen) {
    private static final SaveAs IN_THE_DIALOG =
            new SaveAs(
                    (chooser, window) ->
                            Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath));

    /// Makes it known to everything in this window.
    public void in(Node root) {
        root.getProperties().put(SaveAs.class, this);
    }

    /// @param control where it is asked from
    /// @param name offered for the file
    /// @param kind of file, in words, which the title of the dialog says too
    /// @param then what is done with the place; nothing when none was chosen
    public static void ask(Node control, String name, String kind, Consumer<Path> then) {
        var chooser = new FileChooser();
        chooser.setTitle("Save as " + kind);
        chooser.setInitialFileName(name);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + ending));
        of(control).chosen.apply(chooser, control.getScene().getWindow()).ifPresent(then);
    }

    private static SaveAs of(Node control) {
        Object carried = control.getScene().getRoot().getProperties().get(SaveAs.class);
        return carried instanceof SaveAs other ? other : IN_THE_DIALOG;
    }
}
