package fidus.desktop.shell;

import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A view whose numbers have one common age, shown in the window's header.
public interface Dated {
    ObservableValue<@Nullable Instant> asOf();
}
