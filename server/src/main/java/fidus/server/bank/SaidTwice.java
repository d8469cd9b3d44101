package fidus.server.bank;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows of other statements that said the same as a statement which is read again. Those that count
/// once it is set aside must be said by what it reads as too: else they, or the new rows, would
/// count a second time.
final class SaidTwice {
    private final Unit unit;
    private final BankStore store;
    private final TakenStatement statement;
    private final Map<String, BankStore.StoredRow> others = new LinkedHashMap<>();

    private SaidTwice(Unit unit, BankStore store, TakenStatement statement) {
        this.unit = unit;
        this.store = store;
        this.statement = statement;
    }

    /// @param statement before it is set aside
    /// @param apart rows of it that say another movement than those that they repeat
    static SaidTwice of(Unit unit, BankStore store, TakenStatement statement, Set<String> apart) {
        var twice = new SaidTwice(unit, store, statement);
        for (BankStore.StoredRow row : store.rowsOf(unit, statement.id())) {
            if (row.rowFate() == RowFate.REPEATED && !apart.contains(row.id())) {
                store.row(unit, Objects.requireNonNull(row.repeats(), "it repeats one"))
                        .ifPresent(twice::add);
            }
        }
        return twice;
    }

    /// What is otherwise since it was set aside.
    void heirs(List<BankStore.StoredRow> changed) {
        changed.forEach(this::add);
    }

    /// A row in no currency counts for nothing; it repeats once its own statement is read again.
    private void add(BankStore.StoredRow row) {
        boolean other = !row.statementId().equals(statement.id());
        if (other && row.counts() && row.money().currency().equals(statement.currency())) {
            others.put(row.id(), row);
        }
    }

    /// Whether a row of another statement said the same as one of it.
    boolean isOf(String id) {
        return others.containsKey(id);
    }

    /// @param again what it reads as
    /// @throws Refused `WRONG_STATE` where that does not say a row again
    void requireSaidBy(TakenStatement again) {
        List<BankStore.StoredRow> rows =
                store.rowsOf(unit, again.id()).stream()
                        .filter(row -> row.rowFate() != RowFate.NOT_BOOKED)
                        .toList();
        Set<String> said =
                rows.stream()
                        .map(BankStore.StoredRow::repeats)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
        List<BankStore.StoredRow> left =
                others.values().stream()
                        .filter(row -> !said.contains(row.id()) && !isSaid(row.day(), rows))
                        .toList();
        if (!left.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "%d rows would count twice: the %s says them as it was read before, and the %s does not any more. Set aside the former, then have the latter read again, then take in the file of the former again."
                            .formatted(left.size(), sources(left), statement.source()));
        }
    }

    /// Whether all rows of a day repeat others: one row of a statement may be several of another.
    private static boolean isSaid(LocalDate day, List<BankStore.StoredRow> rows) {
        List<BankStore.StoredRow> same =
                rows.stream().filter(row -> row.day().equals(day)).toList();
        return !same.isEmpty() && same.stream().noneMatch(BankStore.StoredRow::counts);
    }

    private String sources(List<BankStore.StoredRow> rows) {
        Set<BankStatementId> ids =
                rows.stream().map(BankStore.StoredRow::statementId).collect(Collectors.toSet());
        return ids.stream()
                .map(id -> store.statement(unit, id).source())
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
