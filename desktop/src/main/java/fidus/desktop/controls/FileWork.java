package fidus.desktop.controls;

import fidus.contract.Problem;

import javafx.scene.Node;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Writes files elsewhere than on the FX thread, so that a slow disk does not stop the window. The
/// window carries it for all controls in it.
///
/// @param elsewhere does the first and says on the FX thread why when it failed
public record FileWork(BiConsumer<Callable<Path>, Consumer<Problem>> elsewhere) {
    /// Makes it known to everything in this window.
    public void in(Node root) {
        root.getProperties().put(FileWork.class, this);
    }

    /// What the window of this control carries.
    static FileWork of(Node control) {
        Object carried = control.getScene().getRoot().getProperties().get(FileWork.class);
        if (carried instanceof FileWork work) {
            return work;
        }
        throw new IllegalStateException("This window writes no files: " + control.getScene());
    }
}
