package fidus.server.bank;

import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows of one stored statement, page by page, each with what it stands for now.
final class StatementPages {
    private final Taking taking;
    private final Matching matching;
    private final RowHints hints;

    StatementPages(Taking taking, Matching matching, RowHints hints) {
        this.taking = taking;
        this.matching = matching;
        this.hints = hints;
    }

    /// Costs what the page has, whatever the statement and the account have.
    StatementRows page(Asked asked, AboutBankStatement about) {
        Unit unit = asked.unit();
        TakenStatement statement = taking.store().statement(unit, about.id());
        int from = about.from() == null ? 0 : about.from();
        List<BankStore.StoredRow> rows =
                taking.store().rowsOf(unit, statement.id(), from, StatementRows.PAGE + 1);
        boolean more = rows.size() > StatementRows.PAGE;
        List<BankStore.StoredRow> page = more ? rows.subList(0, StatementRows.PAGE) : rows;
        HouseAccount account = taking.houses().get(unit, statement.houseAccountId());
        Map<String, RowUse> uses = uses(unit, account, page);
        var instead = CountedInstead.of(unit, account, page);
        return new StatementRows(
                page.stream()
                        .map(row -> new StatementRow(row.seen(), use(row, uses), instead.of(row)))
                        .toList(),
                more ? rows.getLast().place() : null);
    }

    private static RowUse use(BankStore.StoredRow row, Map<String, RowUse> uses) {
        return row.counts() ? uses.getOrDefault(row.id(), RowUse.OPEN) : RowUse.NOT_USED;
    }

    /// What the rows that count are; what nothing explains is left out.
    private Map<String, RowUse> uses(
            Unit unit, HouseAccount account, List<BankStore.StoredRow> page) {
        List<BankStore.StoredRow> counting =
                page.stream().filter(BankStore.StoredRow::counts).toList();
        Set<String> ids =
                counting.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        Matching.Matched used =
                matching.among().apply(unit, new Matching.Rows(account, Set.of(), ids));
        Map<String, RowUse> uses = new HashMap<>();
        used.tied().keySet().forEach(row -> uses.put(row, RowUse.PROPOSED));
        List<BankStore.StoredRow> free =
                counting.stream()
                        .filter(row -> row.isIn(account))
                        .filter(row -> !used.statement().containsKey(row.id()))
                        .filter(row -> !used.offset().contains(row.id()))
                        .toList();
        hints.among(unit, account, free).forEach(row -> uses.put(row, RowUse.PROPOSED));
        used.offset().forEach(row -> uses.put(row, RowUse.TAKEN_BACK));
        used.statement().keySet().forEach(row -> uses.put(row, RowUse.MATCHED));
        return uses;
    }
}
