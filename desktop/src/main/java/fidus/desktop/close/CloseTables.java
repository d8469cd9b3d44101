package fidus.desktop.close;

import fidus.close.BookLine;
import fidus.close.CloseStep;
import fidus.close.ClosedHead;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.ResourceBundle;

/// What the tables of the close's screen show.
final class CloseTables {
    private final ResourceBundle texts;

    CloseTables(ResourceBundle texts) {
        this.texts = texts;
    }

    /// The steps' own order, counted from one.
    private static long number(CloseStep step) {
        return List.of(StepKind.values()).indexOf(step.stepKind()) + 1L;
    }

    void steps(RecordTable<CloseStep> steps) {
        steps.columns(
                Columns.whole(word("step.number"), 40, CloseTables::number),
                Columns.text(word("step"), 130, one -> Words.of(one.stepKind())),
                Columns.badge(word("step.state"), 116, CloseStep::stepState, CloseTables::tone),
                Columns.text(word("step.words"), 460, CloseStep::words, AgainstMonthWords::of));
        steps.exportName("close-checklist");
        steps.whenEmpty(empty("step"));
    }

    void rules(RecordTable<RuleLine> rules) {
        rules.columns(
                Columns.text(word("rule"), 56, one -> one.rule().name()),
                Columns.text(word("rule.words"), 430, one -> one.rule().words()),
                Columns.badge(word("rule.state"), 130, RuleLine::state, CloseTables::tone),
                Columns.text(word("rule.severity"), 90, one -> Words.of(one.rule().severity())),
                Columns.whole(word("rule.lines"), 70, one -> (long) one.lines().size()),
                Columns.whole(word("rule.open"), 80, one -> (long) one.open()));
        rules.exportName("tie-out-rules");
        rules.whenEmpty(empty("tie"));
    }

    void ties(RecordTable<TieOut> ties) {
        ties.columns(
                Columns.text(word("tie.key"), 220, TieOut::key),
                Columns.badge(word("tie.state"), 96, TieOut::tieOutState, CloseTables::tone),
                Columns.text(word("tie.severity"), 90, one -> Words.of(one.severity())),
                Columns.text(word("tie.part"), 110, TieOut::part),
                Columns.money(word("tie.left"), TieOut::left),
                Columns.money(word("tie.right"), TieOut::right),
                Columns.money(word("tie.rest"), one -> one.difference().orElse(null)),
                Columns.text(word("tie.why"), 300, TieOut::explanation, Words::figures));
        ties.exportName("tie-outs");
        ties.whenEmpty(empty("line"));
    }

    void coverage(RecordTable<CoverageLine> coverage) {
        coverage.columns(
                Columns.text(word("coverage.name"), 190, CoverageLine::name),
                Columns.money(word("coverage.assets"), CoverageLine::assets),
                Columns.money(word("coverage.owed"), CoverageLine::owed),
                Columns.money(word("coverage.surplus"), CoverageLine::surplus),
                Columns.text(word("coverage.ratio"), 90, CoverageLine::ratio),
                Columns.money(word("coverage.accrued"), CoverageLine::accrued),
                Columns.money(word("coverage.surplusAccrued"), CoverageLine::surplusAccrued));
        coverage.exportName("coverage-at-month-end");
        coverage.whenEmpty(empty("coverage"));
    }

    void versions(RecordTable<ClosedHead> versions) {
        versions.columns(
                Columns.whole(word("version"), 64, one -> (long) one.version()),
                Columns.instant(word("version.locked"), ClosedHead::lockedAt),
                Columns.text(word("version.prepared"), 140, ClosedHead::preparedBy),
                Columns.text(word("version.reviewed"), 140, ClosedHead::reviewedBy),
                Columns.text(word("version.hash"), 220, ClosedHead::hash),
                Columns.text(
                        word("version.reopened"),
                        280,
                        one ->
                                one.reopening() == null
                                        ? ""
                                        : Words.brief(one.reopening().at())
                                                + ", "
                                                + one.reopening().askedBy()
                                                + ": "
                                                + one.reopening().reason()));
        versions.exportName("closes");
        versions.whenEmpty(empty("version"));
    }

    void books(RecordTable<BookLine> books) {
        books.columns(
                Columns.text(word("book.account"), 70, BookLine::account),
                Columns.text(word("book.name"), 300, BookLine::name),
                Columns.money(word("book.balance"), BookLine::balance));
        books.exportName("closed-books");
        books.whenEmpty(empty("book"));
    }

    static Tone tone(StepState state) {
        return switch (state) {
            case DONE -> Tone.GOOD;
            case OPEN -> Tone.INFO;
            case BLOCKED -> Tone.BAD;
            case SKIPPED -> Tone.ATTENTION;
            case NOT_APPLICABLE -> Tone.NEUTRAL;
        };
    }

    private static Tone tone(RuleLine.State state) {
        return switch (state) {
            case TIES -> Tone.GOOD;
            case DIFFERS -> Tone.BAD;
            case WARNS -> Tone.ATTENTION;
            case NOTHING_TO_TIE -> Tone.NEUTRAL;
        };
    }

    private static Tone tone(TieOutState state) {
        return switch (state) {
            case TIES, PASSES -> Tone.GOOD;
            case EXPLAINED -> Tone.ATTENTION;
            case DIFFERS, FAILS -> Tone.BAD;
            case UNKNOWN -> Tone.NEUTRAL;
        };
    }

    private EmptyState empty(String name) {
        return new EmptyState(
                MaterialDesignC.CALENDAR_CHECK, word(name + ".empty"), word(name + ".empty.hint"));
    }

    private String word(String key) {
        return texts.getString(key);
    }
}
