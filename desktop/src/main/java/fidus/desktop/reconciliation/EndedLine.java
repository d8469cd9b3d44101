package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.endings.BreakTold;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.KeptAbout;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A break of a decision, with how much people keep about it.
///
/// @param kept null where nothing is, and where the server does not say
/// @param told what it is about; null where the server does not say
record EndedLine(EndingLine line, @Nullable KeptAbout kept, @Nullable BreakTold told) {
    static List<EndedLine> of(EndingPage page) {
        Map<BreakId, KeptAbout> kept = new HashMap<>();
        List<KeptAbout> told = page.kept();
        if (told != null) {
            told.forEach(one -> kept.put(one.breakId(), one));
        }
        Map<BreakId, BreakTold> about = new HashMap<>();
        List<BreakTold> breaks = page.told();
        if (breaks != null) {
            breaks.forEach(one -> about.put(one.breakId(), one));
        }
        return page.lines().stream()
                .map(
                        line ->
                                new EndedLine(
                                        line, kept.get(line.breakId()), about.get(line.breakId())))
                .toList();
    }

    @Nullable LocalDate day() {
        return told == null ? null : told.day();
    }

    String text() {
        return told == null ? "" : told.text();
    }

    String counterparty() {
        return told == null ? "" : told.counterparty();
    }

    /// Cause and what was found out, such as "Bank charge: fee of the month".
    String explanation() {
        if (told == null || told.cause() == null) {
            return told == null ? "" : told.note();
        }
        return told.note().isBlank()
                ? Words.of(told.cause())
                : Words.of(told.cause()) + ": " + told.note();
    }

    /// Such as "2 files, 1 comment"; empty for nothing.
    String about() {
        if (kept == null) {
            return "";
        }
        String files = count(kept.attachments(), "file");
        String comments = count(kept.comments(), "comment");
        return files.isEmpty() || comments.isEmpty() ? files + comments : files + ", " + comments;
    }

    private static String count(int count, String what) {
        return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
    }
}
