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
        List<Node> figures = new ArrayList<>();
        figures.add(figure("book.opening", balances.bookOpening(), ""));
        figures.add(figure("book.closing", balances.bookClosing(), ""));
        List<Part> parts = parts(now);
        parts.forEach(part -> figures.add(part.shown()));
        String apart = now.openingsApart().isZero() ? "" : "apart";
        figures.add(figure("opening", balances.statementOpening(), apart));
        figures.add(figure("closing", balances.statementClosing(), ""));
        VBox expected = figure("expected", now.expectedStatementClosing(), "");
        Tooltip.install(expected, new Tooltip(sum(now, parts)));
        figures.add(expected);
        figures.add(figure("rest", now.rest(), now.holds() ? "holds" : "fails"));
        return figures;
    }

    /// What explains that the closings differ.
    ///
    /// @param adds what of it is added to the expected closing
    private record Part(String name, Money money, Money adds, VBox shown) {}

    /// Those that are there; what was carried in is taken off the rows it is among.
    private List<Part> parts(BalanceProof now) {
        List<Part> parts = new ArrayList<>();
        add(parts, "unmatched.statement", now.unmatchedStatement(), now.unmatchedStatement());
        add(parts, "unmatched.book", now.unmatchedBook(), now.unmatchedBook().negated());
        add(parts, "differences", now.differences(), now.differences());
        Money carried = now.carriedBook().minus(now.carriedStatement());
        add(parts, "carried", carried, carried);
        Money off = now.balances().writtenOff();
        if (off != null) {
            add(parts, "writtenOff", off, off.negated());
        }
        return parts;
    }

    private void add(List<Part> parts, String key, Money money, Money adds) {
        if (!money.isZero()) {
            VBox shown = figure(key, money, "");
            Tooltip.install(shown, new Tooltip(texts.getString(key + ".what")));
            parts.add(new Part(texts.getString(key), money, adds, shown));
        }
    }

    /// How the expected closing comes about, a line each.
    private String sum(BalanceProof now, List<Part> parts) {
        BalanceProof.Balances balances = now.balances();
        var lines = new StringBuilder(texts.getString("expected.what"));
        line(lines, texts.getString("opening"), balances.statementOpening());
        Money moved = balances.bookClosing().minus(balances.bookOpening());
        line(lines, texts.getString("expected.moved"), moved);
        parts.forEach(part -> line(lines, part.name(), part.adds()));
        line(lines, "= " + texts.getString("expected"), now.expectedStatementClosing());
        return lines.toString();
    }

    private static void line(StringBuilder lines, String name, Money money) {
        String plus = money.signum() > 0 ? "+" : "";
        lines.append('\n').append(name).append(": ").append(plus).append(Words.money(money));
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
