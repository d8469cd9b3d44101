package fidus.desktop.controls;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What is selected in a list, and in view, while its rows are replaced.
final class KeptSelection<T> {
    private final TableView<T> table;
    private final List<Consumer<List<T>>> told = new ArrayList<>();
    private final KeptPlace<T> place;
    private boolean replacing;

    KeptSelection(TableView<T> table) {
        this.table = table;
        place = new KeptPlace<>(table);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<T>) _ -> tell());
    }

    /// Told what is selected each time that it changes. While rows are replaced nothing is said;
    /// what is selected then is said once.
    void whenSelected(Consumer<List<T>> then) {
        told.add(then);
    }

    private void tell() {
        if (!replacing) {
            List<T> now =
                    table.getSelectionModel().getSelectedItems().stream()
                            .filter(Objects::nonNull)
                            .toList();
            told.forEach(then -> then.accept(now));
        }
    }

    /// Replaces the rows and selects again what is still there. Where somebody follows the
    /// selection, rows that are the same already are left alone, and what is selected is said all
    /// the same.
    ///
    /// @param identity what a record is recognised by when it has changed
    void replace(ObservableList<T> rows, List<? extends T> fresh, Function<? super T, ?> identity) {
        if (!told.isEmpty() && !fresh.isEmpty() && rows.equals(fresh)) {
            tell();
            return;
        }
        replacing = true;
        try {
            place.over(identity, () -> over(identity, () -> rows.setAll(fresh)));
        } finally {
            replacing = false;
        }
        tell();
    }

    /// The record that was picked last is picked last again. Of several the others stay when that
    /// one is gone.
    private void over(Function<? super T, ?> identity, Runnable replaces) {
        var selection = table.getSelectionModel();
        T last = selection.getSelectedItem();
        Set<Object> before = new HashSet<>();
        selection.getSelectedItems().forEach(one -> before.add(identity.apply(one)));
        replaces.run();
        if (last == null) {
            return;
        }
        List<T> items = table.getItems();
        int[] again =
                IntStream.range(0, items.size())
                        .filter(at -> before.remove(identity.apply(items.get(at))))
                        .toArray();
        if (again.length == 0) {
            return;
        }
        selection.clearSelection();
        selection.selectIndices(again[0], again);
        Object wanted = identity.apply(last);
        IntStream.of(again)
                .filter(at -> wanted.equals(identity.apply(items.get(at))))
                .findFirst()
                .ifPresent(selection::select);
    }
}
