package fidus.desktop.imports;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.EmptyState;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.imports.Check;
import fidus.imports.Unreadable;
import fidus.mt5.DealRow;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.ResourceBundle;

/// The columns of the tables in a preview.
final class PreviewColumns {
    private final ResourceBundle texts;

    /// Whether two figures of one file are the same.
    enum Ties {
        TIES,
        DIFFERS
    }

    PreviewColumns(ResourceBundle texts) {
        this.texts = texts;
    }

    void checks(RecordTable<Check> table) {
        table.columns(
                Columns.badge(
                        word("check.ties"),
                        90,
                        one -> one.ties() ? Ties.TIES : Ties.DIFFERS,
                        one -> one == Ties.TIES ? Tone.GOOD : Tone.ATTENTION),
                Columns.text(word("check.what"), 340, one -> one.tie().sentence(), Words::figures),
                Columns.money(word("check.left"), Check::left),
                Columns.money(word("check.right"), Check::right),
                Columns.money(word("check.difference"), Check::difference),
                Columns.whole(
                        word("check.rows"), 80, one -> one.rows() == 0 ? null : (long) one.rows()));
        empty(table, "checks");
    }

    void counts(RecordTable<PreviewFacts.Count> table) {
        table.columns(
                Columns.text(word("count.section"), 150, PreviewFacts.Count::section),
                Columns.whole(word("count.rows"), 80, one -> (long) one.rows()),
                Columns.text(word("count.kinds"), 480, PreviewFacts.Count::kinds));
        empty(table, "counts");
    }

    void unreadable(RecordTable<Unreadable> table) {
        table.columns(
                Columns.whole(
                        word("bad.line"), 70, one -> one.line() == 0 ? null : (long) one.line()),
                Columns.text(word("bad.field"), 120, Unreadable::field),
                Columns.text(word("bad.text"), 220, Unreadable::text),
                Columns.text(word("bad.reason"), 420, Unreadable::reason));
        empty(table, "unreadable");
    }

    void deals(RecordTable<DealRow> table) {
        table.columns(
                Columns.time(word("deal.time"), DealRow::serverTime),
                Columns.whole(word("deal.ticket"), 100, DealRow::ticket),
                Columns.text(word("deal.kind"), 90, one -> Words.of(one.dealKind())),
                Columns.text(word("deal.symbol"), 90, DealRow::symbol),
                Columns.decimal(word("deal.volume"), 70, DealRow::volume),
                Columns.decimal(word("deal.price"), 100, DealRow::price),
                Columns.money(word("deal.net"), DealRow::netAmount),
                Columns.text(word("deal.comment"), 240, DealRow::comment));
        empty(table, "deals");
    }

    private String word(String key) {
        return texts.getString(key);
    }

    private void empty(RecordTable<?> table, String name) {
        table.exportName(name);
        table.whenEmpty(
                new EmptyState(
                        MaterialDesignC.CHECK_CIRCLE_OUTLINE,
                        word(name + ".empty"),
                        word(name + ".empty.hint")));
    }
}
