package fidus.desktop.shell;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ResourceBundle;

/// Fills a view from the FXML beside its class. The FXML's root is `fx:root` of the view's
/// superclass; the view itself is the controller.
public final class Fxml {
    private Fxml() {}

    /// Loads `Name.fxml` with the words of `Name.properties`, and `Name.css` when there is one.
    ///
    /// @return the words, for texts that the view sets itself
    public static ResourceBundle load(Parent view) {
        Class<?> owner = view.getClass();
        ResourceBundle texts = Texts.of(owner);
        URL fxml = owner.getResource(owner.getSimpleName() + ".fxml");
        if (fxml == null) {
            throw new IllegalStateException("No FXML beside " + owner.getName());
        }
        var loader = new FXMLLoader(fxml, texts);
        loader.setRoot(view);
        loader.setController(view);
        loader.setClassLoader(owner.getClassLoader());
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot load " + fxml, e);
        }
        URL css = owner.getResource(owner.getSimpleName() + ".css");
        if (css != null) {
            view.getStylesheets().add(css.toExternalForm());
        }
        return texts;
    }
}
