package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// The figures of a balance proof, side by side.
///
/// @param texts of the workbench
record ProofFigures(ResourceBundle texts) {
    List<Node> of(BalanceProof now) {
        BalanceProof.Balances balances = now.balances();
        Money writtenOff = balances.writtenOff();
        List<Node> figures = new ArrayList<>();
        figures.add(figure("book.opening", balances.bookOpening(), ""));
        figures.add(figure("book.closing", balances.bookClosing(), ""));
        if (writtenOff != null) {
            VBox figure = figure("writtenOff", writtenOff, "");
            Tooltip.install(figure, new Tooltip(texts.getString("writtenOff.what")));
            figures.add(figure);
        }
        String apart = now.openingsApart().isZero() ? "" : "apart";
        figures.add(figure("opening", balances.statementOpening(), apart));
        figures.add(figure("closing", balances.statementClosing(), ""));
        figures.add(figure("expected", now.expectedStatementClosing(), ""));
        figures.add(figure("rest", now.rest(), now.holds() ? "holds" : "fails"));
        return figures;
    }

    private VBox figure(String key, Money money, String style) {
        var name = new Label(texts.getString(key));
        name.getStyleClass().add("figure-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var value = new Label(Words.money(money));
        value.getStyleClass().add("figure-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        var box = new VBox(name, value);
        box.getStyleClass().add("figure");
        if (!style.isEmpty()) {
            box.getStyleClass().add(style);
        }
        return box;
    }
}
