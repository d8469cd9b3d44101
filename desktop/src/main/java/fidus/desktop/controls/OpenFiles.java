package fidus.desktop.controls;

import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Asks which files are taken in, in the system's own dialog unless the window carries another way.
///
/// @param chosen the files, none when the person thinks better of it
public record OpenFiles(BiFunction<FileChooser, Window, List<Path>> chosen) {
    private static final OpenFiles IN_THE_DIALOG =
            new OpenFiles((chooser, window) -> paths(chooser.showOpenMultipleDialog(window)));

    /// Makes it known to everything in this window.
    public void in(Node root) {
        root.getProperties().put(OpenFiles.class, this);
    }

    /// @param control where it is asked from
    /// @param title of the dialog
    /// @param then what is done with the files; nothing when none was chosen
    public static void ask(Node control, String title, Consumer<List<Path>> then) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        List<Path> files = of(control).chosen.apply(chooser, control.getScene().getWindow());
        if (!files.isEmpty()) {
            then.accept(files);
        }
    }

    /// The same for one file.
    ///
    /// @param kind of file, with the endings of its names, such as `*.csv`
    public static void one(
            Node control, String title, FileChooser.ExtensionFilter kind, Consumer<Path> then) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(kind);
        OpenFiles way = of(control);
        Window window = control.getScene().getWindow();
        List<Path> files =
                way.equals(IN_THE_DIALOG)
                        ? paths(chooser.showOpenDialog(window))
                        : way.chosen.apply(chooser, window);
        files.stream().limit(1).forEach(then);
    }

    private static List<Path> paths(@Nullable File file) {
        return file == null ? List.of() : List.of(file.toPath());
    }

    private static List<Path> paths(@Nullable List<File> files) {
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    private static OpenFiles of(Node control) {
        Object carried = control.getScene().getRoot().getProperties().get(OpenFiles.class);
        return carried instanceof OpenFiles other ? other : IN_THE_DIALOG;
    }
}
