package fidus.desktop.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A list and the page of one of its records in the same place: the page shows while a record is
/// open, and the time of what is shown is that of the one that shows.
public final class ListOrPage implements Dated {
    private final ObservableValue<@Nullable Instant> asOf;

    /// @param open the record whose page is shown, null while the list is
    public ListOrPage(
            ObservableValue<?> open,
            Node list,
            ObservableValue<@Nullable Instant> listAsOf,
            Node page,
            ObservableValue<@Nullable Instant> pageAsOf) {
        list.visibleProperty().bind(open.map(_ -> false).orElse(true));
        page.visibleProperty().bind(open.map(_ -> true).orElse(false));
        asOf =
                Bindings.createObjectBinding(
                        () -> open.getValue() == null ? listAsOf.getValue() : pageAsOf.getValue(),
                        open,
                        listAsOf,
                        pageAsOf);
    }

    @Override
    public ObservableValue<@Nullable Instant> asOf() {
        return asOf;
    }
}
