package fidus.desktop.banks;

import fidus.bank.desk.InsteadOf;
import fidus.bank.desk.StatementRow;
import fidus.desktop.controls.RecordTable;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.RowDocuments;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;

/// Why a row counts that repeated one of a statement which was set aside.
final class InsteadWords {
    private InsteadWords() {}

    /// In sight where a row has one, and no room taken where none does.
    static TableColumn<StatementRow, String> column(RecordTable<StatementRow> table, String title) {
        TableColumn<StatementRow, String> column = RowWords.column(title, InsteadWords::row);
        ObservableList<StatementRow> rows = table.rows();
        rows.addListener((ListChangeListener<StatementRow>) _ -> column.setVisible(anyOf(rows)));
        column.setUserData(rows); // what is listened to lives as long as the column
        column.setVisible(anyOf(rows));
        return column;
    }

    private static boolean anyOf(List<StatementRow> rows) {
        return rows.stream().anyMatch(row -> row.instead() != null);
    }

    /// The row in whose place it counts; null where it counts by itself, or not at all.
    static @Nullable String row(StatementRow row) {
        InsteadOf instead = row.instead();
        return instead == null ? null : instead.row();
    }

    /// Empty where it counts by itself, or not at all.
    static String of(StatementRow row) {
        InsteadOf instead = row.instead();
        return instead == null
                ? ""
                : MessageFormat.format(
                        Texts.of(StatementPane.class).getString("instead"),
                        RowDocuments.in(instead.row()),
                        instead.fileName(),
                        instead.byName(),
                        instead.agreedByName(),
                        Words.instant(instead.at()),
                        instead.reason());
    }
}
