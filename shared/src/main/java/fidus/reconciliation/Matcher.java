package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds which rows of the books and of the statement are the same movement. The result depends
/// only on the request, not on the order of its rows nor on the time.
///
/// All amounts are whole minor units, all days epoch days, all scores ten-thousandths.
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
        requireOwnIds(Side.BOOK, request.book());
        requireOwnIds(Side.STATEMENT, request.statement());
        requireSingleUse(request);
        List<BoardRun> runs = new ArrayList<>();
        for (Currency currency : currencies(request)) {
            List<MatchRow> book = of(currency, request.book());
            List<MatchRow> statement = of(currency, request.statement());
            Board board = new Board(currency, request, book, statement);
            runs.add(new BoardRun(board, request.standing()));
        }
        return result(request, runs);
    }

    private static MatchResult result(MatchRequest request, List<BoardRun> runs) {
        Evidence evidence = new Evidence();
        evidence.input(request);
        MatchResult unsigned =
                new MatchResult(
                        runs.stream().flatMap(run -> run.matches().stream()).toList(),
                        runs.stream().flatMap(run -> run.suggestions().stream()).toList(),
                        runs.stream()
                                .flatMap(run -> run.unmatched().stream().map(run.board()::ref))
                                .toList(),
                        runs.stream().flatMap(run -> run.explanations().stream()).toList(),
                        runs.stream().flatMap(run -> run.unsearched().stream()).toList(),
                        informationOnly(request),
                        evidence.hash(),
                        "");
        evidence.result(unsigned);
        return unsigned.signed(evidence.hash());
    }

    private static Set<Currency> currencies(MatchRequest request) {
        Set<Currency> currencies = new TreeSet<>();
        request.book().forEach(row -> currencies.add(row.amount().currency()));
        request.statement().forEach(row -> currencies.add(row.amount().currency()));
        request.standing().forEach(match -> currencies.add(match.difference().currency()));
        return currencies;
    }

    private static List<MatchRow> of(Currency currency, List<MatchRow> rows) {
        return rows.stream()
                .filter(row -> row.amount().currency().equals(currency) && !row.amount().isZero())
                .toList();
    }

    private static List<RowRef> informationOnly(MatchRequest request) {
        List<RowRef> rows = new ArrayList<>();
        Map<Side, List<MatchRow>> sides = new TreeMap<>();
        sides.put(Side.BOOK, request.book());
        sides.put(Side.STATEMENT, request.statement());
        sides.forEach(
                (side, all) ->
                        all.stream()
                                .filter(row -> row.amount().isZero())
                                .map(row -> new RowRef(side, row.rowId()))
                                .sorted(Comparator.naturalOrder())
                                .forEach(rows::add));
        return rows;
    }

    private static void requireOwnIds(Side side, List<MatchRow> rows) {
        Set<String> seen = new HashSet<>();
        for (MatchRow row : rows) {
            if (!seen.add(row.rowId())) {
                String list = side == Side.BOOK ? "book" : "statement";
                throw Refused.at(
                        list,
                        Problem.Code.BAD_VALUE,
                        "Row " + row.rowId() + " stands twice among the " + list + " rows.");
            }
        }
    }

    private static void requireSingleUse(MatchRequest request) {
        Set<RowRef> used = new HashSet<>();
        for (Match match : request.standing()) {
            List<RowRef> rows =
                    Stream.concat(
                                    match.bookRows().stream().map(id -> new RowRef(Side.BOOK, id)),
                                    match.statementRows().stream()
                                            .map(id -> new RowRef(Side.STATEMENT, id)))
                            .toList();
            for (RowRef row : rows) {
                if (!used.add(row)) {
                    throw Refused.at(
                            "standing",
                            Problem.Code.BAD_VALUE,
                            "Row " + row.rowId() + " is in two standing matches.");
                }
            }
        }
    }
}
