package fidus.server.bank;

import fidus.bank.desk.BankStatementId;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rows that statements of an account stored as repeated. What they say counts in the rows that
/// they repeat: a file that says them again repeats those, and one that says another row does not.
///
/// @param statements those that count
record Repeats(Unit unit, HouseAccountId account, Set<BankStatementId> statements) {
    /// The ids of the rows that count for rows of a plan, by identity.
    ///
    /// @param days of the plan that are asked for
    Map<String, String> known(Plan plan, Set<LocalDate> days) {
        Map<String, String> known = new HashMap<>();
        Set<String> own = Set.copyOf(plan.identities());
        var asked = new TreeSet<>(days);
        new AsideStore()
                .eachRepeated(
                        unit,
                        account,
                        asked.first(),
                        asked.last(),
                        row -> {
                            boolean said =
                                    own.contains(row.identity()) && asked.contains(row.day());
                            if (said && statements.contains(row.statementId())) {
                                known.merge(row.identity(), row.original(), Repeats::first);
                            }
                        });
        return known;
    }

    /// Whatever the order they are read in.
    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// The ids of those of some rows of a day that are repeated already; all of them where some
    /// were said in one sum.
    Set<String> said(List<BankStore.StoredRow> rows) {
        Map<String, BankStore.StoredRow> byId =
                rows.stream().collect(Collectors.toMap(BankStore.StoredRow::id, row -> row));
        Set<String> said = new HashSet<>();
        new AsideStore()
                .repeating(unit, byId.keySet())
                .forEach(row -> said.addAll(repeated(row, byId)));
        return said;
    }

    private Collection<String> repeated(
            BankStore.StoredRow by, Map<String, BankStore.StoredRow> rows) {
        BankStore.StoredRow row = rows.get(by.original());
        if (row == null || !statements.contains(by.statementId())) {
            return List.of();
        }
        boolean whole = row.money().equals(by.money());
        return whole ? Collections.singleton(row.id()) : rows.keySet();
    }
}
