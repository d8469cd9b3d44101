package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.dossier.KeptSplit;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What happened to a break, a line each: when, to which state, by whom and why; and what its
/// difference was said to be made of.
final class HistoryLines {
    private HistoryLines() {}

    private record Line(LocalDate on, String text) {}

    static List<Label> of(ReconciliationBreak found, BreaksModel model) {
        List<Line> lines = new ArrayList<>();
        found.history().forEach(step -> lines.add(new Line(step.on(), said(step, model.owners()))));
        for (KeptSplit split : model.split().told().all()) {
            lines.add(new Line(LocalDate.ofInstant(split.at(), ZoneOffset.UTC), said(split)));
        }
        lines.sort(Comparator.comparing(Line::on));
        return lines.stream().map(line -> label(line.on + "  " + line.text)).toList();
    }

    private static String said(ReconciliationBreak.Step step, Owners owners) {
        return Words.of(step.to()) + ", " + owners.nameOf(step.personId()) + ": " + step.reason();
    }

    /// What a split says, in one sentence.
    static String said(KeptSplit kept) {
        String by = kept.byName() + ": ";
        return kept.holds()
                ? "Split, " + by + parts(kept.split())
                : "Split taken back, " + kept.byName();
    }

    /// The parts of a split with their sums, and what is in none.
    static String parts(DifferenceSplit split) {
        List<String> said = new ArrayList<>();
        for (DifferenceSplit.Offset offset : split.offsets()) {
            said.add("set off against " + Words.money(offset.amount()));
        }
        for (DifferenceSplit.Part part : split.parts()) {
            String note = part.note().isEmpty() ? "" : " (" + part.note() + ")";
            said.add(Words.of(part.cause()) + " " + Words.money(part.amount()) + note);
        }
        said.add(Words.money(split.unexplained()) + " in no part");
        return String.join(", ", said);
    }

    private static Label label(String text) {
        var line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
