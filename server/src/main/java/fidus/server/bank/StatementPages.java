package fidus.server.bank;

import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// The rows of one stored statement, page by page, each with what it stands for now.
final class StatementPages {
    private final Taking taking;
    private final BiFunction<Unit, HouseAccount, BankStatements.Matched> matched;
    private final BiFunction<Unit, HouseAccount, Set<String>> proposed;

    /// @param proposed rows that a payment or a deposit is proposed for
    StatementPages(
            Taking taking,
            BiFunction<Unit, HouseAccount, BankStatements.Matched> matched,
            BiFunction<Unit, HouseAccount, Set<String>> proposed) {
        this.taking = taking;
        this.matched = matched;
        this.proposed = proposed;
    }

    StatementRows page(Asked asked, AboutBankStatement about) {
        Unit unit = asked.unit();
        TakenStatement statement = taking.store().statement(unit, about.id());
        int from = about.from() == null ? 0 : about.from();
        List<BankStore.StoredRow> rows =
                taking.store().rowsOf(unit, statement.id(), from, StatementRows.PAGE + 1);
        HouseAccount account = taking.houses().get(unit, statement.houseAccountId());
        BankStatements.Matched used = matched.apply(unit, account);
        Set<String> offered = proposed.apply(unit, account);
        boolean more = rows.size() > StatementRows.PAGE;
        return new StatementRows(
                rows.stream()
                        .limit(StatementRows.PAGE)
                        .map(row -> new StatementRow(row.seen(), use(row, used, offered)))
                        .toList(),
                more ? rows.getLast().place() : null);
    }

    private static RowUse use(
            BankStore.StoredRow row, BankStatements.Matched used, Set<String> offered) {
        if (!row.counts()) {
            return RowUse.NOT_USED;
        }
        if (used.statement().contains(row.id())) {
            return RowUse.MATCHED;
        }
        return used.suggested().contains(row.id()) || offered.contains(row.id())
                ? RowUse.PROPOSED
                : RowUse.OPEN;
    }
}
