package fidus.desktop.controls;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Where a list is scrolled to while its rows are replaced: the row on top stays there, also when
/// others came before it. Whoever is at the beginning stays at the beginning.
final class KeptPlace<T> {
    private final TableView<T> table;

    KeptPlace(TableView<T> table) {
        this.table = table;
    }

    /// @param identity what a record is recognised by when it has changed
    void over(Function<? super T, ?> identity, Runnable replaces) {
        int before = top();
        T onTop = before > 0 && before < table.getItems().size() ? row(before) : null;
        Set<Object> old = new HashSet<>();
        if (onTop != null) {
            table.getItems().forEach(row -> old.add(identity.apply(row)));
        }
        replaces.run();
        if (onTop == null) {
            return;
        }
        List<T> items = table.getItems();
        Object wanted = identity.apply(onTop);
        int now =
                IntStream.range(0, items.size())
                        .filter(at -> wanted.equals(identity.apply(items.get(at))))
                        .findFirst()
                        .orElse(isAnother(old, identity) ? 0 : Math.min(before, items.size() - 1));
        if (now >= 0 && now != before) {
            table.scrollTo(now);
        }
    }

    /// A list of which nothing was there before is looked at from its beginning.
    private boolean isAnother(Set<Object> old, Function<? super T, ?> identity) {
        return table.getItems().stream().noneMatch(row -> old.contains(identity.apply(row)));
    }

    private @Nullable T row(int at) {
        return table.getItems().get(at);
    }

    private int top() {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            return first == null ? 0 : first.getIndex();
        }
        return 0;
    }
}
