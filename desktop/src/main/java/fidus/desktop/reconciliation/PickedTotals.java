package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.money.Money;
import fidus.reconciliation.Side;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import java.util.List;
import java.util.ResourceBundle;

/// In one line what the picked rows of both sides add up to and what they differ by, or how rows
/// are picked while none is.
public final class PickedTotals extends HBox {
    private final ResourceBundle texts = Texts.of(RowsPane.class);
    private final Label start = label("start");
    private final Label book = label("bookTotal");
    private final Label statement = label("statementTotal");
    private final Label difference = label("difference");

    public PickedTotals() {
        getStyleClass().add("totals");
        setAlignment(Pos.CENTER_LEFT);
        start.setText(texts.getString("start"));
        start.getStyleClass().add("form-hint");
        difference.getStyleClass().add("difference");
        difference.setTooltip(new Tooltip(texts.getString("difference.what")));
        getChildren().setAll(start, book, statement, difference);
        show(Picked.NOTHING);
    }

    private static Label label(String id) {
        var label = new Label();
        label.setId(id);
        label.setMinWidth(USE_PREF_SIZE);
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    void show(Picked now) {
        boolean none = now.part(Side.BOOK).count() + now.part(Side.STATEMENT).count() == 0;
        start.setVisible(none);
        for (Node total : List.of(book, statement, difference)) {
            total.setVisible(!none);
        }
        book.setText(total("total.book", now, Side.BOOK));
        statement.setText(total("total.statement", now, Side.STATEMENT));
        Money apart = now.difference();
        difference.getStyleClass().removeAll("fits", "differs");
        difference.setText(
                apart == null ? "" : texts.getString("difference") + " " + Words.money(apart));
        if (apart != null) {
            difference.getStyleClass().add(apart.isZero() ? "fits" : "differs");
        }
    }

    private String total(String key, Picked now, Side side) {
        int count = now.part(side).count();
        if (count == 0) {
            return texts.getString(key) + " –";
        }
        Money sum = now.sum(side);
        return texts.getString(key)
                + " "
                + Words.count(count)
                + (count == 1 ? " row" : " rows")
                + ", "
                + (sum == null ? texts.getString("mixed") : Words.money(sum));
    }
}
