package fidus.server.bank;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The booked rows of statements as sums on days. Those of statements that print not both balances
/// are read together, because every look at such a statement needs them; the others when they are
/// asked for, once.
final class MovedRows {
    private final Unit unit;
    private final BankStore store;
    private final Map<BankStatementId, List<Chain.Moved>> read = new HashMap<>();

    MovedRows(Unit unit, BankStore store, List<TakenStatement> all) {
        this.unit = unit;
        this.store = store;
        for (TakenStatement one : all) {
            if (one.opening() == null || one.closingOfRows() == null) {
                read.put(one.id(), new ArrayList<>());
            }
        }
        store.eachRowOf(
                unit,
                List.copyOf(read.keySet()),
                row -> add(Objects.requireNonNull(read.get(row.statementId()), "asked"), row));
    }

    List<Chain.Moved> of(TakenStatement statement) {
        return read.computeIfAbsent(
                statement.id(),
                id -> {
                    List<Chain.Moved> moved = new ArrayList<>();
                    store.rowsOf(unit, id).forEach(row -> add(moved, row));
                    return moved;
                });
    }

    private static void add(List<Chain.Moved> moved, BankStore.StoredRow row) {
        if (row.rowFate() != RowFate.NOT_BOOKED) {
            moved.add(new Chain.Moved(row.day(), row.money()));
        }
    }

    /// Whether its sums are in another currency than its account; where it prints no balance, its
    /// booked rows tell.
    boolean saysNoCurrency(TakenStatement taken) {
        boolean printed = taken.opening() != null || taken.closing() != null;
        return printed
                ? taken.saysNoCurrency()
                : of(taken).stream()
                        .anyMatch(one -> !one.money().currency().equals(taken.currency()));
    }
}
