package fidus.reconciliation;

import fidus.reconciliation.EvidenceTree.Kind;

import org.jspecify.annotations.Nullable;

/// Tells the result of a whole run to the evidence and to the one who asked.
final class Telling implements MatchRun.Taker {
    private final MatchRun.Taker taker;
    private final @Nullable EvidenceTree tree;
    private final Evidence evidence;
    private int matches;
    private int suggestions;
    private int unmatched;
    private int unsearched;
    private int informationOnly;

    /// @param tree absent for the first form of the evidence
    Telling(MatchRun.Taker taker, @Nullable EvidenceTree tree) {
        this.taker = taker;
        this.tree = tree;
        evidence = tree == null ? new Evidence() : tree.facts();
    }

    /// @return the input hash, as far as it is known before the run
    String input(MatchRun.Input input) {
        if (tree == null) {
            evidence.input(input);
            return evidence.hash();
        }
        for (RowTable table : new RowTable[] {input.book(), input.statement()}) {
            RowIds.requireUnique(table);
            zeroRows(tree, table);
        }
        return "";
    }

    /// Writes the leaf of the rows that are information only.
    static void zeroRows(EvidenceTree tree, RowTable table) {
        tree.at(new EvidenceTree.Leaf(Kind.INFORMATION, "", table.side(), 0));
        for (int row : table.zeroById()) {
            tree.facts().row(table, row);
        }
        tree.end();
    }

    private void at(BoardRun run, Kind kind, Lane lane, int row) {
        if (tree != null) {
            tree.at(kind, run.board.currency.code(), lane.side, lane.booked[row]);
        }
    }

    void rows(BoardRun run) {
        for (Side side : tree == null ? new Side[0] : Side.values()) {
            Lane lane = run.board.lane(side);
            for (int row = 0; row < lane.count; row++) {
                at(run, Kind.ROW, lane, row);
                evidence.row(lane.table, lane.source[row]);
            }
        }
    }

    void matches(BoardRun run) {
        Told told = run.told();
        for (int row = 0; row < run.board.book.count; row++) {
            if (run.matches.startsAt(row)) {
                at(run, Kind.MATCH, run.board.book, row);
                told.match(row, this);
            }
        }
    }

    void suggestions(BoardRun run) {
        Told told = run.told();
        for (Shown.Suggested it : run.suggestions) {
            Suggestion suggestion = told.suggestion(it);
            suggestions++;
            if (tree == null) {
                evidence.suggestion(suggestion);
            }
            taker.suggestion(suggestion);
        }
        if (tree != null) {
            run.suggestions.stream()
                    .sorted(Telling::byBookRow)
                    .forEach(
                            it -> {
                                at(run, Kind.SUGGESTION, it.book().lane, it.book().position());
                                evidence.suggestion(told.suggestion(it));
                            });
        }
    }

    private static int byBookRow(Shown.Suggested one, Shown.Suggested other) {
        return Integer.compare(one.book().position(), other.book().position());
    }

    void explanations(BoardRun run) {
        Told told = run.told();
        run.explain(
                (lane, row, finding) -> {
                    at(run, Kind.EXPLANATION, lane, row);
                    explanation(told.explanation(lane, row, finding, run.unsearched(lane, row)));
                });
    }

    void unsearched(BoardRun run) {
        for (Side side : Side.values()) {
            Lane lane = run.board.lane(side);
            for (int row = 0; run.isUnsearched(side) && row < lane.count; row++) {
                MatchResult.Unsearched it = run.unsearched(lane, row);
                if (it != null && !lane.isUsed(row)) {
                    at(run, Kind.UNSEARCHED, lane, row);
                    unsearched(it);
                }
            }
        }
    }

    void information(RowTable table) {
        for (int row : table.zeroById()) {
            information(new RowRef(table.side(), table.id(row)));
        }
    }

    @Override
    public void pair(MatchRun.Pair pair) {
        matches++;
        evidence.pair(pair);
        taker.pair(pair);
    }

    @Override
    public void match(Match match) {
        matches++;
        evidence.match(match);
        taker.match(match);
    }

    @Override
    public void suggestion(Suggestion suggestion) {
        throw new IllegalStateException("the two orders of suggestions differ");
    }

    @Override
    public void explanation(Explanation explanation) {
        unmatched++;
        evidence.explanation(explanation);
        taker.explanation(explanation);
    }

    @Override
    public void unsearched(MatchResult.Unsearched it) {
        unsearched++;
        evidence.unsearched(it);
        taker.unsearched(it);
    }

    @Override
    public void information(RowRef row) {
        informationOnly++;
        if (tree == null) {
            evidence.information(row);
        }
        taker.information(row);
    }

    MatchRun.Outcome outcome(MatchRun.Input input, String firstInputHash) {
        String[] hashes =
                tree == null ? new String[] {firstInputHash, evidence.hash()} : tree.hashes(input);
        return new MatchRun.Outcome(
                matches, suggestions, unmatched, unsearched, informationOnly, hashes[0], hashes[1]);
    }
}
