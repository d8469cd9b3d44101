package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;

import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

/// What is wrong with a part of a page, unless the page says the same of all of it.
final class SaidOnce {
    private SaidOnce() {}

    /// @param own of the part
    /// @param above of the page
    static void in(
            ProblemPane pane,
            ObservableValue<@Nullable Problem> own,
            ObservableValue<@Nullable Problem> above) {
        own.subscribe(_ -> say(pane, own.getValue(), above.getValue()));
        above.subscribe(_ -> say(pane, own.getValue(), above.getValue()));
    }

    private static void say(ProblemPane pane, @Nullable Problem own, @Nullable Problem above) {
        boolean said = own != null && above != null && own.message().equals(above.message());
        pane.show(said ? null : own);
    }
}
