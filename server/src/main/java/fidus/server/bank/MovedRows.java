package fidus.server.bank;

import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The booked rows of statements as sums on days. Those of statements that print not both balances
/// are read together, because every look at such a statement needs them; the others when they are
/// asked for, once.
final class MovedRows {
    private static final int MOST_NAMED = 3;

    private final Unit unit;
    private final BankStore store;
    private final Map<BankStatementId, List<Chain.Moved>> read = new HashMap<>();
    private final Map<BankStatementId, Foreign> foreign = new LinkedHashMap<>();
    private final Map<BankStatementId, TakenStatement> statements = new HashMap<>();

    MovedRows(Unit unit, BankStore store, List<TakenStatement> all) {
        this.unit = unit;
        this.store = store;
        for (TakenStatement one : all) {
            statements.put(one.id(), one);
            if (one.opening() == null || one.closingOfRows() == null) {
                read.put(one.id(), new ArrayList<>());
            }
        }
        store.eachRowOf(
                unit,
                List.copyOf(read.keySet()),
                row -> add(Objects.requireNonNull(read.get(row.statementId()), "asked"), row));
    }

    /// Whether all rows of a statement are in the currency of its account.
    boolean addsUp(TakenStatement statement) {
        var _ = of(statement);
        return !foreign.containsKey(statement.id());
    }

    /// Why sums could not be added up: which stored rows are in another currency than the account,
    /// and what to do about it. Any other refusal stays what it is.
    Refused because(Refused why) {
        if (why.problem().code() != Problem.Code.MIXED_CURRENCIES || foreign.isEmpty()) {
            return why;
        }
        TakenStatement first = foreign.values().iterator().next().of;
        int more = foreign.size() - MOST_NAMED;
        return Refused.because(
                Problem.Code.MIXED_CURRENCIES,
                "The account %s is in %s, but other rows were stored: %s%s. No balance can be reckoned through them, so nothing tells whether this statement fits. Open that statement under Bank statements, choose Read again, and have another person agree; then look at this one again."
                        .formatted(
                                first.bankAccount(),
                                first.currency(),
                                foreign.values().stream()
                                        .limit(MOST_NAMED)
                                        .map(Foreign::said)
                                        .collect(Collectors.joining("; ")),
                                more > 0 ? "; and of %,d more statements".formatted(more) : ""));
    }

    /// Rows of a statement that are in another currency than its account: the first of them, and
    /// how many there are.
    private static final class Foreign {
        private final TakenStatement of;
        private final List<String> first = new ArrayList<>();
        private final Currency in;
        private int count;

        Foreign(TakenStatement of, Currency in) {
            this.of = of;
            this.in = in;
        }

        void add(BankStore.StoredRow row) {
            count++;
            if (first.size() < MOST_NAMED) {
                first.add(row.id());
            }
        }

        String said() {
            return "%s%s of %s in %s"
                    .formatted(
                            String.join(", ", first),
                            count > first.size()
                                    ? " and %,d more".formatted(count - first.size())
                                    : "",
                            of.source(),
                            in.equals(Currency.UNSTATED) ? "no currency (" + in + ")" : in);
        }
    }

    /// Those of a statement as they are, whatever currency they are in.
    List<Chain.Moved> of(TakenStatement statement) {
        return read.computeIfAbsent(
                statement.id(),
                id -> {
                    List<Chain.Moved> moved = new ArrayList<>();
                    store.rowsOf(unit, id).forEach(row -> add(moved, row));
                    return moved;
                });
    }

    private void add(List<Chain.Moved> moved, BankStore.StoredRow row) {
        if (row.rowFate() != RowFate.NOT_BOOKED) {
            moved.add(new Chain.Moved(row.day(), row.money()));
            TakenStatement of = Objects.requireNonNull(statements.get(row.statementId()), "of all");
            if (!row.money().currency().equals(of.currency())) {
                foreign.computeIfAbsent(of.id(), _ -> new Foreign(of, row.money().currency()))
                        .add(row);
            }
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
