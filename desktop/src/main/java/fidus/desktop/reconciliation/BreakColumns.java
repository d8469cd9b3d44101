package fidus.desktop.reconciliation;

import fidus.desktop.controls.Columns;
import fidus.desktop.controls.RecordTable;
import fidus.reconciliation.desk.BreakCard;

import java.util.ResourceBundle;

/// The columns of a list of breaks.
final class BreakColumns {
    private BreakColumns() {}

    static void into(RecordTable<BreakCard> table, ResourceBundle texts, boolean ofOneAccount) {
        var accounts = Columns.text(texts.getString("column.account"), 160, BreakCard::account);
        table.columns(
                Columns.badge(
                        texts.getString("column.severity"),
                        88,
                        BreakCard::severityNow,
                        BreaksView::tone),
                Columns.badge(texts.getString("column.due"), 92, Due::of, Due::tone),
                Columns.text(
                        texts.getString("column.rule"),
                        100,
                        it -> BreaksView.ruleOf(it.found().rule())),
                Columns.money(texts.getString("column.difference"), it -> it.found().difference()),
                Columns.badge(
                        texts.getString("column.state"),
                        96,
                        it -> it.found().breakState(),
                        BreaksView::tone),
                Columns.whole(texts.getString("column.age"), 64, BreakCard::ageDays),
                Columns.text(texts.getString("column.owner"), 130, BreakCard::ownerName),
                Columns.text(texts.getString("column.left"), 230, it -> it.found().left()),
                Columns.text(texts.getString("column.right"), 230, it -> it.found().right()),
                Columns.text(texts.getString("column.waiting"), 180, BreakCard::waiting),
                Columns.text(texts.getString("column.key"), 220, it -> it.found().key()),
                accounts);
        accounts.setVisible(!ofOneAccount);
    }
}
