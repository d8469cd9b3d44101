package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.dossier.KeptSplit;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What happened to a break, a line each: when, to which state, by whom and why; and what its
/// difference was said to be made of.
final class HistoryLines {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private HistoryLines() {}

    /// @param order of what is only known by its day it is that of the step before
    private record Line(Instant order, String when, String text) {}

    static List<Label> of(ReconciliationBreak found, BreaksModel model) {
        List<Line> lines = new ArrayList<>();
        Instant before = Instant.EPOCH;
        for (ReconciliationBreak.Step step : found.history()) {
            Instant at = step.at();
            Instant day = step.on().atStartOfDay(ZoneOffset.UTC).toInstant();
            before = at != null ? at : day.isAfter(before) ? day : before;
            String when = at == null ? step.on().toString() : when(at);
            lines.add(new Line(before, when, said(step, model.owners())));
        }
        for (KeptSplit split : model.split().told().all()) {
            lines.add(new Line(split.at(), when(split.at()), said(split)));
        }
        lines.sort(Comparator.comparing(Line::order));
        return lines.stream().map(line -> label(line.when + "  " + line.text)).toList();
    }

    /// To the minute.
    private static String when(Instant at) {
        return MINUTE.format(at);
    }

    private static String said(ReconciliationBreak.Step step, Owners owners) {
        boolean away = step.to() == BreakState.WRITTEN_OFF;
        String why = away ? Words.sums(step.reason()) : step.reason();
        return Words.of(step.to()) + ", " + owners.nameOf(step.personId()) + ": " + why;
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
