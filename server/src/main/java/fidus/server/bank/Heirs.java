package fidus.server.bank;

import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Which rows count in the place of those whose statement is set aside: what one other statement
/// said again of a day, all of it, because a movement of one statement may be several rows of
/// another. The rest goes on repeating what counts then.
///
/// @param gone the rows that counted, by id
/// @param again the rows of statements that count which repeat one of those, oldest statement first
/// @param taken the rows that have an identity otherwise, by that identity
record Heirs(
        Map<String, BankStore.StoredRow> gone,
        List<BankStore.StoredRow> again,
        Map<String, String> taken) {
    /// The rows that are otherwise from then on.
    List<BankStore.StoredRow> changed() {
        Map<LocalDate, List<BankStore.StoredRow>> days = new TreeMap<>();
        for (BankStore.StoredRow row : gone.values()) {
            days.computeIfAbsent(row.day(), _ -> new ArrayList<>()).add(row);
        }
        Map<String, String> counting = new HashMap<>(taken);
        List<BankStore.StoredRow> changed = new ArrayList<>();
        for (List<BankStore.StoredRow> day : days.values()) {
            changed.addAll(ofDay(day, counting));
        }
        return changed;
    }

    /// Which of them count now, each with the row that it repeated.
    List<InsteadStore.Instead> instead(
            TakenStatement statement, List<BankStore.StoredRow> changed) {
        Map<String, String> repeated = new HashMap<>();
        again.forEach(row -> repeated.put(row.id(), row.original()));
        return changed.stream()
                .filter(BankStore.StoredRow::counts)
                .map(
                        row ->
                                InsteadStore.Instead.of(
                                        row.id(),
                                        repeated.getOrDefault(row.id(), row.id()),
                                        statement))
                .toList();
    }

    private List<BankStore.StoredRow> ofDay(
            List<BankStore.StoredRow> day, Map<String, String> counting) {
        List<String> ids = day.stream().map(BankStore.StoredRow::id).toList();
        List<BankStore.StoredRow> whole =
                of(again.stream().filter(row -> ids.contains(row.repeats())).toList(), day);
        if (!whole.isEmpty()) {
            return handed(whole, ids, counting);
        }
        List<BankStore.StoredRow> changed = new ArrayList<>();
        for (BankStore.StoredRow one : day) {
            List<BankStore.StoredRow> said =
                    again.stream().filter(row -> one.id().equals(row.repeats())).toList();
            List<BankStore.StoredRow> heirs = of(said, List.of(one));
            if (!said.isEmpty()) {
                changed.addAll(
                        handed(
                                heirs.isEmpty() ? byStatement(said).getFirst() : heirs,
                                List.of(one.id()),
                                counting));
            }
        }
        return changed;
    }

    /// What the first statement says that says the same sum.
    private static List<BankStore.StoredRow> of(
            List<BankStore.StoredRow> said, List<BankStore.StoredRow> first) {
        Money sum = sum(first);
        return byStatement(said).stream()
                .filter(rows -> sum(rows).equals(sum))
                .findFirst()
                .orElse(List.of());
    }

    private static List<List<BankStore.StoredRow>> byStatement(List<BankStore.StoredRow> rows) {
        Map<Object, List<BankStore.StoredRow>> by = new LinkedHashMap<>();
        rows.forEach(row -> by.computeIfAbsent(row.statementId(), _ -> new ArrayList<>()).add(row));
        return List.copyOf(by.values());
    }

    private static Money sum(Collection<BankStore.StoredRow> rows) {
        return rows.stream().map(BankStore.StoredRow::money).reduce(Money::plus).orElseThrow();
    }

    private List<BankStore.StoredRow> handed(
            List<BankStore.StoredRow> heirs, List<String> ids, Map<String, String> counting) {
        Map<String, String> instead = new HashMap<>();
        Map<String, BankStore.StoredRow> changed = new LinkedHashMap<>();
        for (BankStore.StoredRow heir : heirs) {
            String first = Objects.requireNonNull(heir.repeats(), "it repeats one");
            boolean alone = heirs.stream().filter(one -> first.equals(one.repeats())).count() == 1;
            BankStore.StoredRow was = Objects.requireNonNull(gone.get(first), "asked for");
            boolean same = alone && was.money().equals(heir.money());
            String identity = same ? was.identity() : heir.identity();
            String other = counting.putIfAbsent(identity, heir.id());
            changed.put(
                    heir.id(),
                    other == null
                            ? heir.of(RowFate.FRESH, null).known(identity)
                            : heir.of(RowFate.REPEATED, other));
            instead.putIfAbsent(first, other == null ? heir.id() : other);
        }
        String any = instead.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        again.stream()
                .filter(row -> ids.contains(row.repeats()))
                .filter(row -> !changed.containsKey(row.id()))
                .forEach(
                        row ->
                                changed.put(
                                        row.id(),
                                        row.of(
                                                RowFate.REPEATED,
                                                instead.getOrDefault(row.repeats(), any))));
        return List.copyOf(changed.values());
    }
}
