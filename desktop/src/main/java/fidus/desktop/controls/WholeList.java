package fidus.desktop.controls;

import fidus.contract.Problem;

import java.util.List;
import java.util.function.Consumer;

/// Fetches every row of a list of which a table holds only some.
@FunctionalInterface
public interface WholeList<T> {
    /// Answers on the FX thread.
    void fetch(Consumer<List<T>> then, Consumer<Problem> failed);
}
