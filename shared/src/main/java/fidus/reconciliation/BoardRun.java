package fidus.reconciliation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All passes over the rows of one currency.
final class BoardRun {
    private static final Comparator<Placed> BY_ROWS =
            Comparator.comparing((Placed placed) -> placed.book.rows(), Candidate.ROW_ORDER)
                    .thenComparing(placed -> placed.statement.rows(), Candidate.ROW_ORDER);

    /// A match with the positions of its rows.
    private record Placed(Match match, Party book, Party statement) {}

    private final Board board;
    private final List<Rules> passes = new ArrayList<>();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Settlement.Proposal> proposals = new ArrayList<>();
    private final Map<RowRef, MatchResult.Unsearched> unsearched = new HashMap<>();

    BoardRun(Board board, List<Match> standing) {
        this.board = board;
        MatchProfile profile = board.profile();
        for (MatchPass pass : profile.passes()) {
            passes.add(new Rules(pass, passes.size(), board.currency().scale(), profile.limits()));
        }
        new Standing(board).place(standing).forEach(this::keep);
        passes.forEach(this::run);
        placed.sort(BY_ROWS);
    }

    private void keep(Standing.Place place) {
        board.use(place.book(), Board.STANDING);
        board.use(place.statement(), Board.STANDING);
        placed.add(new Placed(place.match(), place.book(), place.statement()));
    }

    private void run(Rules rules) {
        List<Candidate> candidates;
        if (rules.pass().shape() == MatchPass.Shape.SUBSET) {
            SubsetSearch search = new SubsetSearch(board, rules);
            search.unsearched().forEach(it -> unsearched.put(it.row(), it));
            candidates = search.found();
        } else {
            candidates = Candidates.of(board, rules);
        }
        Settlement settlement = new Settlement(board, rules, candidates);
        proposals.addAll(settlement.proposals());
        for (Candidate found : settlement.matches()) {
            placed.add(new Placed(match(rules, found), found.book(), found.statement()));
        }
    }

    private Match match(Rules rules, Candidate found) {
        return new Match(
                rules.pass().code(),
                BigDecimal.valueOf(found.score(), 4),
                board.ids(found.book()),
                board.ids(found.statement()),
                board.money(found.difference()));
    }

    List<Match> matches() {
        return placed.stream().map(Placed::match).toList();
    }

    /// Living proposals, best first: each row set once, a bounded number for each row.
    List<Suggestion> suggestions() {
        List<Settlement.Proposal> best = new ArrayList<>(proposals);
        best.removeIf(it -> isUsed(it.candidate()));
        best.sort(Comparator.comparing(Settlement.Proposal::candidate, Candidate.ORDER));
        int most = board.profile().limits().suggestionsPerRow();
        Map<Side, int[]> counts =
                Map.of(
                        Side.BOOK, new int[board.parties(Side.BOOK).size()],
                        Side.STATEMENT, new int[board.parties(Side.STATEMENT).size()]);
        Set<List<List<Integer>>> shown = new HashSet<>();
        List<Suggestion> suggestions = new ArrayList<>();
        for (Settlement.Proposal proposal : best) {
            Candidate candidate = proposal.candidate();
            var rows = List.of(candidate.book().rows(), candidate.statement().rows());
            int rank =
                    1
                            + Math.max(
                                    most(counts, candidate.book()),
                                    most(counts, candidate.statement()));
            if (rank <= most && shown.add(rows)) {
                count(counts, candidate.book());
                count(counts, candidate.statement());
                suggestions.add(suggestion(rank, proposal));
            }
        }
        return suggestions;
    }

    private boolean isUsed(Candidate candidate) {
        return board.isUsed(candidate.book()) || board.isUsed(candidate.statement());
    }

    private static int most(Map<Side, int[]> counts, Party party) {
        int[] ofSide = counts.getOrDefault(party.side(), new int[0]);
        return party.rows().stream().mapToInt(row -> ofSide[row]).max().orElse(0);
    }

    private static void count(Map<Side, int[]> counts, Party party) {
        int[] ofSide = counts.getOrDefault(party.side(), new int[0]);
        party.rows().forEach(row -> ofSide[row]++);
    }

    private Suggestion suggestion(int rank, Settlement.Proposal proposal) {
        Candidate candidate = proposal.candidate();
        return new Suggestion(
                rank,
                proposal.reason(),
                passes.get(candidate.pass()).pass().code(),
                BigDecimal.valueOf(candidate.score(), 4),
                board.ids(candidate.book()),
                board.ids(candidate.statement()),
                board.money(candidate.difference()),
                candidate.days());
    }

    List<MatchResult.Unsearched> unsearched() {
        return unmatched().stream()
                .map(row -> unsearched.get(board.ref(row)))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Rows in no match, books first, in row order.
    List<Party> unmatched() {
        List<Party> unmatched = new ArrayList<>();
        for (Side side : Side.values()) {
            board.parties(side).stream().filter(it -> !board.isUsed(it)).forEach(unmatched::add);
        }
        return unmatched;
    }

    List<Explanation> explanations() {
        Explainer explainer = new Explainer(board, passes);
        Wording wording = new Wording(board);
        return unmatched().stream()
                .map(
                        row ->
                                wording.explanation(
                                        board.ref(row),
                                        explainer.closest(row),
                                        unsearched.get(board.ref(row))))
                .toList();
    }

    Board board() {
        return board;
    }
}
