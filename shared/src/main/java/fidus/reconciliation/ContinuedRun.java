package fidus.reconciliation;

import fidus.contract.Refused;
import fidus.money.Currency;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A run that goes on: rows are added day by day, people decide in between, and each round decides
/// again only what the new rows and decisions can change. After every round the result and the
/// hashes are those of a whole run ({@link MatchRun}) over all rows.
///
/// It keeps everything in memory: about 400 bytes a row besides its texts. After a refusal it is of
/// no further use. Rows are never taken back; for that a run begins anew.
public final class ContinuedRun {
    private final MatchProfile profile;
    private final RowTable book;
    private final RowTable statement;
    private final RowIds bookIds;
    private final RowIds statementIds;
    private final Lane ours;
    private final Lane theirs;
    private final Map<Currency, LiveBoard> boards = new TreeMap<>();
    private final EvidenceTree tree = new EvidenceTree();
    private Set<Exclusion> undone = Set.of();
    private List<Match> standing = List.of();

    public ContinuedRun(MatchProfile profile) {
        this.profile = profile;
        Texts texts = new Texts();
        book = new RowTable(Side.BOOK, texts, profile.compared());
        statement = new RowTable(Side.STATEMENT, texts, profile.compared());
        bookIds = new RowIds(book);
        statementIds = new RowIds(statement);
        ours = Lane.whole(book);
        theirs = Lane.whole(statement);
    }

    /// The rows of our books; rows are added before each round.
    public RowTable book() {
        return book;
    }

    /// The rows of the statement; rows are added before each round.
    public RowTable statement() {
        return statement;
    }

    /// Takes in the rows added since the last round.
    ///
    /// @throws Refused `BAD_VALUE` when a row id is repeated within a side
    public MatchRun.Outcome next() {
        return next(undone, standing);
    }

    /// Takes in the rows added since the last round and what people decided.
    ///
    /// @param undoneNow all row sets that are not matched again
    /// @param standingNow all active matches made by a person or kept for another reason
    /// @throws Refused see {@link Matcher#run(MatchRequest)}
    public MatchRun.Outcome next(Set<Exclusion> undoneNow, List<Match> standingNow) {
        MatchRun.requireSingleUse(standingNow);
        bookIds.append();
        statementIds.append();
        int oldBook = ours.count;
        int oldStatement = theirs.count;
        ours.append();
        theirs.append();
        var input = new MatchRun.Input(profile, book, statement, undoneNow, standingNow);
        for (Currency currency : MatchRun.currencies(book, statement, standingNow)) {
            LiveBoard live =
                    boards.computeIfAbsent(currency, it -> new LiveBoard(input, it, ours, theirs));
            live.board.undone(undoneNow);
            live.begin(
                    new Change(ours, oldBook, added(book, oldBook, currency)),
                    new Change(theirs, oldStatement, added(statement, oldStatement, currency)));
        }
        new Decisions(bookIds, statementIds, boards.values())
                .take(
                        new Decisions.Made(undone, standing),
                        new Decisions.Made(undoneNow, standingNow));
        undone = Set.copyOf(undoneNow);
        standing = List.copyOf(standingNow);
        LiveEvidence evidence = new LiveEvidence(tree);
        evidence.zeroRows(book, oldBook);
        evidence.zeroRows(statement, oldStatement);
        for (LiveBoard live : boards.values()) {
            new Round(live).run();
            evidence.write(live);
        }
        return outcome(input);
    }

    private static int[] added(RowTable table, int from, Currency currency) {
        int[] rows = new int[table.size() - from];
        int count = 0;
        for (int row = from; row < table.size(); row++) {
            if (table.is(row, currency)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private MatchRun.Outcome outcome(MatchRun.Input input) {
        int matches = 0;
        int suggestions = 0;
        int unmatched = 0;
        int unsearched = 0;
        for (LiveBoard live : boards.values()) {
            matches += live.matches.count();
            suggestions += live.suggestions.values().stream().mapToInt(List::size).sum();
            for (Side side : Side.values()) {
                unmatched += live.whys(side).count();
            }
            unsearched += live.unsearched().size();
        }
        String[] hashes = tree.hashes(input);
        int zero = book.zeros() + statement.zeros();
        return new MatchRun.Outcome(
                matches, suggestions, unmatched, unsearched, zero, hashes[0], hashes[1]);
    }

    /// The whole result as objects.
    ///
    /// @param last what the last round came to
    public MatchResult result(MatchRun.Outcome last) {
        var collected = new Matcher.Collected();
        tell(collected);
        return collected.result(last);
    }

    /// Tells the whole result, in the order of {@link MatchRun}.
    public void tell(MatchRun.Taker taker) {
        for (LiveBoard live : boards.values()) {
            Told told = live.told();
            live.side(Side.BOOK)
                    .all
                    .each(
                            Integer.MIN_VALUE,
                            Integer.MAX_VALUE,
                            span -> {
                                for (int row : span.rows) {
                                    if (live.matches.startsAt(row)) {
                                        told.match(row, taker);
                                    }
                                }
                            });
        }
        for (LiveBoard live : boards.values()) {
            live.suggested().forEach(it -> taker.suggestion(live.told().suggestion(it)));
        }
        for (LiveBoard live : boards.values()) {
            for (Side side : Side.values()) {
                live.eachOpen(side, row -> taker.explanation(live.explanation(side, row)));
            }
        }
        boards.values().forEach(live -> live.unsearched().forEach(taker::unsearched));
        for (RowTable table : List.of(book, statement)) {
            for (int row : table.zeroById()) {
                taker.information(new RowRef(table.side(), table.id(row)));
            }
        }
    }
}
