package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.BreakWords;
import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.desk.RuleNames;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignedFigures;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// What a signed run says: by whom and when it was signed, what was signed of its breaks, and apart
/// from it what became of them since.
///
/// @param texts of the sign-off
record SignedLines(ResourceBundle texts) {
    private static final int MOST = ChangedSince.TOLD;

    /// Who signed, when, and what the first of them noted.
    String who(RunCard card) {
        String who = texts.getString("signed").formatted(card.preparerName(), card.reviewerName());
        SignedFigures signed = card.signed();
        if (signed == null) {
            return who + locked(card);
        }
        String note = signed.note();
        String when =
                who
                        + locked(card)
                        + "\n"
                        + texts.getString("signed.at").formatted(Words.instant(signed.at()));
        return note == null || note.isBlank()
                ? when
                : when + "\n" + texts.getString("signed.note").formatted(note);
    }

    /// The months it is locked with, where that is not all there is to say.
    private String locked(RunCard card) {
        String key =
                card.partlyLocked()
                        ? "locked.part"
                        : card.run().runState() == RunState.LOCKED && card.lockedTo() == null
                                ? "locked.none"
                                : "";
        return key.isEmpty() ? "" : "\n" + texts.getString(key).formatted(card.lockedTo());
    }

    /// What the run came to, and how the breaks of its days stand now.
    String standing(RunCard card) {
        Integer found = card.found();
        String came = found == null ? "" : texts.getString("found").formatted(found) + " ";
        return came
                + texts.getString(card.outdated() == null ? "counts" : "counts.outdated")
                        .formatted(
                                card.run().to(),
                                card.openBreaks(),
                                card.explainedBreaks(),
                                card.settledBreaks());
    }

    /// The breaks of its days, as they were signed.
    String counts(RunCard card) {
        SignedFigures signed = card.signed();
        return signed == null
                ? texts.getString("counts.now")
                        .formatted(
                                card.run().to(),
                                card.openBreaks(),
                                card.explainedBreaks(),
                                card.settledBreaks())
                : texts.getString("counts.signed")
                        .formatted(
                                card.run().to(),
                                signed.open(),
                                signed.explained(),
                                signed.settled());
    }

    /// What became of them, a line each; the first line says how many.
    List<String> since(RunDesk desk) {
        List<ChangedSince> since = desk.since();
        if (since == null) {
            return List.of();
        }
        if (since.isEmpty()) {
            return List.of(texts.getString("since.none"));
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                since.size() == 1
                        ? texts.getString("since.one")
                        : texts.getString("since").formatted(since.size()));
        lines.addAll(changed(since, desk.card().account()));
        return lines;
    }

    /// Each of them, up to so many; the last line says how many more there are.
    ///
    /// @param account of the run, as breaks name it
    List<String> changed(List<ChangedSince> since, String account) {
        List<String> lines = new ArrayList<>();
        since.stream().limit(MOST).forEach(one -> lines.add(line(one, account)));
        if (since.size() > MOST) {
            lines.add(texts.getString("since.more").formatted(since.size() - MOST));
        }
        return lines;
    }

    private String line(ChangedSince one, String account) {
        String sum = one.difference() == null ? "" : ", " + Words.money(one.difference());
        BreakSides sides = one.sides();
        String was = texts.getString("since.was").formatted(told(one.signed()), told(one.now()));
        if (sides == null) {
            return "%s%s\n%s".formatted(Words.sums(about(one, account)), sum, was);
        }
        String about =
                sides.lines().stream().map(SignedLines::side).collect(Collectors.joining("\n"));
        return "%s%s\n%s\n%s".formatted(RuleNames.of(one.rule()), sum, about, was);
    }

    /// As the list of breaks says it.
    private static String about(ChangedSince one, String account) {
        String about = one.about();
        return about == null ? BreakWords.ofRule(account, one.rule(), one.key()) : about;
    }

    /// A row ends with the words of a bank or a person, which stay as they are.
    private static String side(BreakSides.Line line) {
        String value = line.value().replace("\n", "; ");
        return line.name() + ": " + (line.isOfRows() ? Words.sums(value) : Words.figures(value));
    }

    private static String told(ChangedSince.Told told) {
        String state = Words.of(told.breakState());
        var cause = told.causeCode();
        String why = cause == null ? state : state + ", " + Words.of(cause);
        String note = told.note();
        return note == null || note.isBlank() ? why : why + " (" + note + ")";
    }
}
