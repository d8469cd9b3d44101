package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.dossier.Dossier;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.ResourceBundle;

/// What there is to say of one break, line by line.
record BreakFacts(GridPane facts, ResourceBundle texts) {
    /// Fills the lines anew.
    ///
    /// @param kept about it, with the rows it is of; null until that is read
    static void into(GridPane facts, ResourceBundle texts, BreakCard now, @Nullable Dossier kept) {
        var rows = new BreakFacts(facts, texts);
        facts.getChildren().clear();
        ReconciliationBreak found = now.found();
        ReconciliationBreak.Findings findings = found.findings();
        BreakSides.of(
                        now.account(),
                        found,
                        kept == null ? List.of() : kept.bookRows(),
                        kept == null ? List.of() : kept.statementRows())
                .keptApart(kept == null ? null : kept.keptApart())
                .lines()
                .forEach(line -> rows.line(line.name(), shown(line)));
        rows.fact("origin", Origins.words(now.origin()));
        rows.fact("difference", found.difference() == null ? "" : Words.money(found.difference()));
        rows.fact("age", days(now.ageDays()) + ", since " + found.firstSeenOn());
        if (BreakFilter.isUnsettled(found.breakState())) {
            rows.fact("due", due(now));
        }
        rows.fact("owner", now.ownerName());
        rows.fact("cause", BreakColumns.said(findings));
        rows.fact("note", findings.note());
        rows.fact("entry", findings.resolutionEntry());
        rows.fact("records", BreakWords.ofKey(now.account(), found.key()));
    }

    /// How long it may stand, and how far it is from that.
    static String due(BreakCard card) {
        String limit = days(card.allowed()) + " allowed";
        long over = Due.daysOver(card);
        if (over > 0) {
            return days(over) + " overdue, " + limit;
        }
        return over == 0 ? "Last day, " + limit : days(-over) + " left, " + limit;
    }

    private static String days(long days) {
        return days + (days == 1 ? " day" : " days");
    }

    /// A row ends with the words of a bank or a person, which stay as they are.
    private static String shown(BreakSides.Line line) {
        return line.isOfRows() ? Words.sums(line.value()) : Words.figures(line.value());
    }

    private void fact(String key, @Nullable String value) {
        line(texts.getString("fact." + key), value);
    }

    private void line(String called, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        var name = new Label(called);
        name.getStyleClass().add("shown-label");
        name.setWrapText(true);
        name.setMinHeight(Region.USE_PREF_SIZE);
        var text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        GridPane.setValignment(text, VPos.TOP);
        facts.addRow(facts.getRowCount(), name, text);
    }
}
