package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.EndedBy;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReasonWords;
import fidus.reconciliation.desk.RuleNames;

import org.jspecify.annotations.Nullable;

import java.util.ResourceBundle;

/// The columns of a list of breaks.
final class BreakColumns {
    private BreakColumns() {}

    static void into(RecordTable<BreakCard> table, ResourceBundle texts, boolean ofOneAccount) {
        var accounts = Columns.text(texts.getString("column.account"), 170, BreakCard::account);
        table.columns(
                accounts,
                Columns.badge(
                        texts.getString("column.severity"),
                        88,
                        BreakCard::severityNow,
                        BreaksView::tone),
                Columns.text(
                        texts.getString("column.rule"), 170, it -> RuleNames.of(it.found().rule())),
                Columns.money(texts.getString("column.difference"), it -> it.found().difference()),
                Columns.due(texts.getString("column.due"), Due::day, Due::tone),
                Columns.badge(
                        texts.getString("column.state"),
                        96,
                        it -> it.found().breakState(),
                        BreaksView::tone),
                Columns.text(
                        texts.getString("column.left"),
                        230,
                        it -> ReasonWords.of(it.found().left()),
                        BreakColumns::figures),
                Columns.text(
                        texts.getString("column.right"),
                        230,
                        it -> ReasonWords.of(it.found().right()),
                        BreakColumns::figures),
                Columns.whole(texts.getString("column.age"), 64, BreakCard::ageDays),
                Columns.text(texts.getString("column.owner"), 130, BreakCard::ownerName),
                Columns.text(texts.getString("column.cause"), 130, BreakColumns::cause),
                Columns.day(texts.getString("column.since"), it -> it.found().firstSeenOn()),
                Columns.text(
                        texts.getString("column.waiting"), 180, BreakCard::waiting, Words::sums),
                Columns.text(texts.getString("column.key"), 220, it -> it.found().key()));
        accounts.setVisible(!ofOneAccount);
    }

    private static @Nullable String cause(BreakCard card) {
        return said(card.found().findings());
    }

    /// The cause in words; what a match ended was not cleared by data, whatever stands for it.
    static @Nullable String said(ReconciliationBreak.Findings findings) {
        CauseCode cause = findings.causeCode();
        if (cause == CauseCode.CLEARED_BY_DATA && findings.endedBy() == EndedBy.MATCH) {
            return "Row matched";
        }
        return cause == null ? null : Words.of(cause);
    }

    /// A reason is of the house in whole, a row ends with the words of a bank.
    private static String figures(String text) {
        return text.startsWith("Closest in ") ? Words.figures(text) : Words.sums(text);
    }
}
