package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Workbench;
import fidus.server.RunningServer;

import org.bson.Document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The figures of a run by its rows and by which of them a match uses, and by nothing else.
///
/// @param used the rows of each match that stands
/// @param pairs rows of the statements of which two persons said that others take them back
record RunFigures(Workbench bench, Map<String, Set<String>> used, Set<String> pairs, String where) {
    private static final String ACCOUNT = "bank/Main account";
    private static final Set<BreakState> UNSETTLED = Set.of(BreakState.OPEN, BreakState.EXPLAINED);

    /// The rows of each match of the account that stands, as they are stored.
    static Map<String, Set<String>> used(RunningServer server) {
        Map<String, Set<String>> used = new HashMap<>();
        for (Document one : server.parts().mongo().raw().getCollection("matchedRows").find()) {
            used.computeIfAbsent(one.getString("match"), _ -> new TreeSet<>())
                    .add(one.getString("_id").substring(ACCOUNT.length() + 1));
        }
        return used;
    }

    static String key(String side, String row) {
        return side + "/" + row;
    }

    /// Adds them up, and says what there was besides matches in the run: rows that a match over its
    /// edge uses, and rows that another one takes back.
    List<String> addUp() {
        Map<String, Money> rows = new HashMap<>();
        bench.book().forEach(row -> rows.put(key("BOOK", row.rowId()), row.amount()));
        bench.statement().forEach(row -> rows.put(key("STATEMENT", row.rowId()), row.amount()));
        List<Set<String>> whole =
                used.values().stream().filter(rows.keySet()::containsAll).toList();
        Set<String> open = new TreeSet<>(rows.keySet());
        whole.forEach(open::removeAll);
        proves(rows, open);
        Set<String> free = new TreeSet<>(open);
        used.values().forEach(free::removeAll);
        var counts = bench.card().run().outcome().counts();
        assertThat(counts.matches()).as(where).isEqualTo(whole.size());
        assertThat(counts.suggestions()).as(where).isEqualTo(bench.suggestions().size());
        assertThat(suggested()).as(where).allMatch(free::contains);
        Set<String> worked = unsettled(rows.keySet());
        assertThat(counts.unmatched()).as(where).isEqualTo(worked.size());
        assertThat(free).as(where).containsAll(worked);
        Set<String> offset = new TreeSet<>(free);
        offset.removeAll(worked);
        assertThat(pairs).as(where).containsAll(offset);
        List<String> also = new ArrayList<>();
        if (free.size() < open.size()) {
            also.add("over the edge");
        }
        if (!offset.isEmpty()) {
            also.add("taken back");
        }
        return also;
    }

    private void proves(Map<String, Money> rows, Set<String> open) {
        Set<String> matched = new HashSet<>(rows.keySet());
        matched.removeAll(open);
        var proof = bench.card().run().outcome().proofs().getFirst();
        assertThat(proof.unmatchedBook()).as(where).isEqualTo(sum(rows, open, "BOOK"));
        assertThat(proof.unmatchedStatement()).as(where).isEqualTo(sum(rows, open, "STATEMENT"));
        assertThat(proof.differences())
                .as(where)
                .isEqualTo(sum(rows, matched, "STATEMENT").minus(sum(rows, matched, "BOOK")));
        assertThat(proof.holds()).as(where).isTrue();
    }

    private List<String> suggested() {
        List<String> rows = new ArrayList<>();
        for (Suggestion one : bench.suggestions()) {
            one.bookRows().forEach(row -> rows.add(key("BOOK", row)));
            one.statementRows().forEach(row -> rows.add(key("STATEMENT", row)));
        }
        return rows;
    }

    /// The rows whose breaks are open or explained.
    private Set<String> unsettled(Set<String> rows) {
        return bench.breaks().stream()
                .map(BreakCard::found)
                .filter(one -> one.rule().equals("S5"))
                .filter(one -> UNSETTLED.contains(one.breakState()))
                .map(one -> one.key().substring(ACCOUNT.length() + 1))
                .filter(rows::contains)
                .collect(Collectors.toSet());
    }

    private static Money sum(Map<String, Money> rows, Set<String> of, String side) {
        Money sum = Money.zero(Currency.EUR);
        for (String row : of) {
            sum = row.startsWith(side) ? sum.plus(rows.get(row)) : sum;
        }
        return sum;
    }
}
