package fidus.desktop.statements;

import fidus.auth.Permission;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.statements.AboutMonth;
import fidus.statements.AboutStatement;
import fidus.statements.IssuedPack;
import fidus.statements.PackHistory;
import fidus.statements.StatementCalls;
import fidus.statements.StatementDifference;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;

/// The fund packs kept for a month; nobody is asked who may not see trading.
final class PacksModel {
    private final Shell shell;
    private final Fetched<PackHistory> history;
    private final Fetched<StatementDifference> difference;

    PacksModel(Shell shell) {
        this.shell = shell;
        history = new Fetched<>(shell);
        difference = new Fetched<>(shell);
    }

    boolean isAllowed() {
        return shell.session().may(Permission.SEE_TRADING);
    }

    Fetched<PackHistory> history() {
        return history;
    }

    Fetched<StatementDifference> difference() {
        return difference;
    }

    void read(YearMonth month) {
        difference.clear();
        if (isAllowed()) {
            history.ask(StatementCalls.FUND_PACKS, new AboutMonth(month.toString()));
        }
    }

    /// Shows what a pack says otherwise than the one it replaces.
    void compare(@Nullable IssuedPack pack) {
        if (pack == null || pack.replaces() == null) {
            difference.clear();
        } else {
            difference.ask(StatementCalls.PACK_DIFFERENCE, new AboutStatement(pack.id()));
        }
    }
}
