package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.Match;
import fidus.reconciliation.Suggestion;
import fidus.server.bank.Matching;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which rows of a bank account matches use and the newest run suggests matches for.
final class MatchedRowStore {
    private static final String RESULTS = "reconciliationResults";
    private static final String SUGGESTED = "suggestions.statementRows";

    private final MatchStore matches;
    private final RunStore runs;

    MatchedRowStore(MatchStore matches, RunStore runs) {
        this.matches = matches;
        this.runs = runs;
    }

    static void shape(Migrations migrations) {
        migrations.index(RESULTS, "run", SUGGESTED);
    }

    Matching.Matched all(Unit unit, HouseAccount account) {
        String name = BankComparison.named(account);
        List<Match> active =
                matches.active(unit, name).stream().map(match -> match.recorded().match()).toList();
        Set<String> suggested = new HashSet<>();
        runs.last(unit, name)
                .map(run -> runs.result(unit, run.id()))
                .ifPresent(chunks -> chunks.forEach(chunk -> add(suggested, chunk.suggestions())));
        return matched(active, suggested);
    }

    /// The matches that use one of these rows, and which of them are suggested.
    Matching.Matched among(Unit unit, Matching.Rows rows) {
        String name = BankComparison.named(rows.account());
        Set<String> suggested = new HashSet<>();
        Optional<RunStore.StoredRun> last = runs.last(unit, name);
        if (last.isPresent() && !rows.statement().isEmpty()) {
            unit.documents(RESULTS, RunStore.ResultChunk.class)
                    .each(
                            and(
                                    eq("run", last.get().id().value().toString()),
                                    in(SUGGESTED, rows.statement())),
                            ascending("place"),
                            chunk -> add(suggested, chunk.suggestions()));
        }
        return matched(matches.using(unit, name, rows.book(), rows.statement()), suggested);
    }

    private static void add(Set<String> rows, List<Suggestion> suggestions) {
        suggestions.forEach(suggestion -> rows.addAll(suggestion.statementRows()));
    }

    private static Matching.Matched matched(List<Match> matches, Set<String> suggested) {
        Set<String> book = new HashSet<>();
        Map<String, List<String>> statement = new HashMap<>();
        for (Match match : matches) {
            book.addAll(match.bookRows());
            match.statementRows().forEach(row -> statement.put(row, match.bookRows()));
        }
        return new Matching.Matched(book, statement, suggested);
    }
}
