package fidus.reconciliation;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds which rows of the books and of the statement are the same movement. The result depends
/// only on the request, not on the order of its rows nor on the time.
///
/// All amounts are whole minor units, all days epoch days, all scores ten-thousandths. The work is
/// done by {@link MatchRun} in columns; this is how it is asked with records.
public final class Matcher {
    private Matcher() {}

    /// @param undone row sets that are not matched again
    /// @throws Refused see {@link #run(MatchRequest)}
    public static MatchResult run(
            MatchProfile profile,
            List<MatchRow> book,
            List<MatchRow> statement,
            Set<Exclusion> undone) {
        return run(new MatchRequest(profile, book, statement, undone, List.of()));
    }

    /// @throws Refused `BAD_VALUE` when a row id is repeated within a side, or a standing match has
    ///   rows that are missing, used twice or of another currency or sign
    public static MatchResult run(MatchRequest request) {
        MatchRun run = new MatchRun(request.profile());
        request.book().forEach(row -> add(run.book(), row));
        request.statement().forEach(row -> add(run.statement(), row));
        Collected collected = new Collected();
        MatchRun.Outcome outcome = run.run(request.undone(), request.standing(), collected);
        return collected.result(outcome);
    }

    /// Adds a row to a table.
    ///
    /// @throws Refused see {@link RowTable#add}
    public static void add(RowTable table, MatchRow row) {
        table.add(
                row.rowId(),
                day(row.bookingDate()),
                row.valueDate() == null ? null : (Integer) day(row.valueDate()),
                new RowTable.Amount(row.amount().minorUnits(), row.amount().currency()),
                new RowTable.Words(row.text(), row.reference(), row.batchReference()));
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    /// Collects a result as objects.
    static final class Collected implements MatchRun.Taker {
        private final List<Match> matches = new ArrayList<>();
        private final List<Suggestion> suggestions = new ArrayList<>();
        private final List<Explanation> explanations = new ArrayList<>();
        private final List<MatchResult.Unsearched> unsearched = new ArrayList<>();
        private final List<RowRef> informationOnly = new ArrayList<>();

        MatchResult result(MatchRun.Outcome outcome) {
            return new MatchResult(
                    matches,
                    suggestions,
                    explanations.stream().map(Explanation::row).toList(),
                    explanations,
                    unsearched,
                    informationOnly,
                    outcome.inputHash(),
                    outcome.runHash());
        }

        @Override
        public void pair(MatchRun.Pair pair) {
            Currency own = pair.currency();
            matches.add(
                    new Match(
                            pair.pass(),
                            BigDecimal.valueOf(pair.score(), 4),
                            List.of(pair.book().id(pair.bookRow())),
                            List.of(pair.statement().id(pair.statementRow())),
                            new Money(BigDecimal.valueOf(pair.difference(), own.scale()), own)));
        }

        @Override
        public void match(Match match) {
            matches.add(match);
        }

        @Override
        public void suggestion(Suggestion suggestion) {
            suggestions.add(suggestion);
        }

        @Override
        public void explanation(Explanation explanation) {
            explanations.add(explanation);
        }

        @Override
        public void unsearched(MatchResult.Unsearched it) {
            unsearched.add(it);
        }

        @Override
        public void information(RowRef row) {
            informationOnly.add(row);
        }
    }
}
