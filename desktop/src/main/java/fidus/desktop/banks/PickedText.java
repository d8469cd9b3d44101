package fidus.desktop.banks;

import fidus.desktop.controls.RecordTable;

import javafx.scene.control.Label;

import java.util.function.Function;

/// What a column has no room for, of the row that is picked, in whole below its list. Takes no room
/// while nothing is picked.
final class PickedText {
    private PickedText() {}

    static <T> void of(Label below, RecordTable<T> table, Function<T, String> said) {
        below.textProperty().bind(table.selectedProperty().map(said).orElse(""));
        below.visibleProperty().bind(below.textProperty().isNotEmpty());
        below.managedProperty().bind(below.visibleProperty());
    }
}
