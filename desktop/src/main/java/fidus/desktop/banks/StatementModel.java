package fidus.desktop.banks;

import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.contract.Page;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One stored statement and its rows, read page by page.
final class StatementModel {
    private final Shell shell;
    private final Paged<StatementRow> rows;
    private final ReadOnlyObjectWrapper<@Nullable StatementCard> shown =
            new ReadOnlyObjectWrapper<>();

    StatementModel(Shell shell) {
        this.shell = shell;
        rows = new Paged<>(shell, this::page);
    }

    /// The statement in hand, null while the list of statements is shown.
    ReadOnlyObjectProperty<@Nullable StatementCard> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Paged<StatementRow> rows() {
        return rows;
    }

    void open(StatementCard card) {
        rows.clear();
        shown.set(card);
        rows.read();
    }

    void close() {
        shown.set(null);
        rows.clear();
    }

    private Page<StatementRow> page(@Nullable String cursor) {
        StatementCard card = shown.get();
        if (card == null) {
            return new Page<>(List.of(), null);
        }
        StatementRows read =
                shell.server()
                        .call(
                                BankCalls.ROWS,
                                new AboutBankStatement(
                                        card.statement().id(),
                                        cursor == null ? null : Integer.valueOf(cursor)));
        Integer next = read.next();
        return new Page<>(read.rows(), next == null ? null : next.toString());
    }
}
