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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The figures of a run by its rows and by which of them a match uses, and by nothing else.
///
/// @param used the rows of each match that stands
/// @param pairs rows of the statements of which two persons said that others take them back
record RunFigures(Workbench bench, Map<String, Set<String>> used, Set<String> pairs, String where) {
    private static final String ACCOUNT = "bank/Main account";

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

    /// Adds them up.
    void addUp() {
        Map<String, Money> rows = new HashMap<>();
        bench.book().forEach(row -> rows.put(key("BOOK", row.rowId()), row.amount()));
        bench.statement().forEach(row -> rows.put(key("STATEMENT", row.rowId()), row.amount()));
        Set<String> matched = new HashSet<>();
        Set<String> elsewhere = new HashSet<>();
        int matches = 0;
        for (Set<String> one : used.values()) {
            if (rows.keySet().containsAll(one)) {
                matches++;
                matched.addAll(one);
            } else {
                elsewhere.addAll(one);
            }
        }
        Set<String> open = new TreeSet<>(rows.keySet());
        open.removeAll(matched);
        var proof = bench.card().run().outcome().proofs().getFirst();
        assertThat(proof.unmatchedBook()).as(where).isEqualTo(sum(rows, open, "BOOK"));
        assertThat(proof.unmatchedStatement()).as(where).isEqualTo(sum(rows, open, "STATEMENT"));
        assertThat(proof.differences())
                .as(where)
                .isEqualTo(sum(rows, matched, "STATEMENT").minus(sum(rows, matched, "BOOK")));
        assertThat(proof.holds()).as(where).isTrue();
        open.removeAll(elsewhere);
        var counts = bench.card().run().outcome().counts();
        assertThat(counts.matches()).as(where).isEqualTo(matches);
        assertThat(counts.suggestions()).as(where).isEqualTo(bench.suggestions().size());
        Set<String> unsettled = new TreeSet<>();
        bench.breaks().stream()
                .map(BreakCard::found)
                .filter(one -> one.rule().equals("S5"))
                .filter(
                        one ->
                                one.breakState() == BreakState.OPEN
                                        || one.breakState() == BreakState.EXPLAINED)
                .map(one -> one.key().substring(ACCOUNT.length() + 1))
                .filter(rows::containsKey)
                .forEach(unsettled::add);
        Set<String> offset = new TreeSet<>(open);
        offset.removeAll(unsettled);
        assertThat(pairs).as(where).containsAll(offset);
        assertThat(open).as(where).containsAll(unsettled);
        assertThat(counts.unmatched()).as(where).isEqualTo(unsettled.size());
        for (Suggestion one : bench.suggestions()) {
            one.bookRows().forEach(row -> assertThat(open).as(where).contains(key("BOOK", row)));
            one.statementRows()
                    .forEach(row -> assertThat(open).as(where).contains(key("STATEMENT", row)));
        }
    }

    private static Money sum(Map<String, Money> rows, Set<String> of, String side) {
        Money sum = Money.zero(Currency.EUR);
        for (String row : of) {
            sum = row.startsWith(side) ? sum.plus(rows.get(row)) : sum;
        }
        return sum;
    }
}
