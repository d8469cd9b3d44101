package fidus.desktop.proofs;

import fidus.desktop.controls.Words;
import fidus.fees.Derivation;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;

/// Shows where a figure comes from, opened down to what was stated.
public final class DerivationTree {
    private final TreeTableView<Derivation> table;
    private final ResourceBundle texts;

    /// @param texts with the words of the columns
    public DerivationTree(TreeTableView<Derivation> table, ResourceBundle texts) {
        this.table = table;
        this.texts = texts;
        table.getColumns()
                .setAll(
                        List.of(
                                column("tree.name", 280, Derivation::name),
                                column("tree.value", 150, one -> one.value().toString()),
                                column("tree.formula", 330, Derivation::formula),
                                column("tree.exact", 260, DerivationTree::exact)));
    }

    public void show(@Nullable Derivation derivation) {
        table.setRoot(derivation == null ? null : item(derivation));
    }

    /// Shows several figures of one line, below each other.
    public void show(List<Derivation> figures) {
        var root = new TreeItem<Derivation>();
        root.setExpanded(true);
        figures.forEach(one -> root.getChildren().add(item(one)));
        table.setShowRoot(false);
        table.setRoot(root);
    }

    /// All digits before the rounding, and how it was rounded.
    private static @Nullable String exact(Derivation one) {
        return one.rounding() == null
                ? null
                : one.unrounded() + " → " + Words.of(one.rounding().mode());
    }

    private TreeTableColumn<Derivation, String> column(
            String key, double width, Function<Derivation, @Nullable String> value) {
        var column = new TreeTableColumn<Derivation, String>(texts.getString(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue().getValue())));
        return column;
    }

    private static TreeItem<Derivation> item(Derivation one) {
        var item = new TreeItem<>(one);
        item.setExpanded(true);
        one.inputs().forEach(input -> item.getChildren().add(item(input)));
        return item;
    }
}
