package fidus.reconciliation;

import java.util.ArrayList;
import java.util.List;

/// Decides the candidates of one pass: the clear ones are matched all at once, again and again;
/// then twins; what remains and could have been matched is ambiguous and set aside.
final class Settlement {
    /// A candidate shown to a person, with the condition that kept it from being matched.
    record Proposal(Candidate candidate, Condition reason) {}

    private final Board board;
    private final Rules rules;
    private final int auto;
    private final int margin;
    private final List<Candidate> live;
    private final List<Candidate> matches = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();

    Settlement(Board board, Rules rules, List<Candidate> candidates) {
        this.board = board;
        this.rules = rules;
        auto = MatchProfile.tenThousandths(board.profile().autoThreshold());
        margin = MatchProfile.tenThousandths(board.profile().ambiguityMargin());
        live = new ArrayList<>(candidates);
        live.sort(Candidate.ORDER);
        if (rules.pass().suggestOnly()) {
            live.forEach(it -> proposals.add(new Proposal(it, Condition.SUGGEST_ONLY)));
        } else {
            settle();
        }
    }

    List<Candidate> matches() {
        return matches;
    }

    List<Proposal> proposals() {
        return proposals;
    }

    private void settle() {
        Rivals rivals = new Rivals(board, live);
        while (matchAll(clear(rivals)) || matchAll(new Twins(live, auto, margin).pairs())) {
            live.removeIf(it -> !board.isFree(it.book()) || !board.isFree(it.statement()));
            rivals = new Rivals(board, live);
        }
        for (Candidate candidate : live) {
            boolean ambiguous = candidate.score() >= auto;
            proposals.add(
                    new Proposal(candidate, ambiguous ? Condition.AMBIGUOUS : Condition.THRESHOLD));
        }
        for (Candidate candidate : live) {
            if (candidate.score() >= auto) {
                int gap = candidate.score() - rivals.best(candidate);
                board.setAside(candidate.book(), rules.number(), gap);
                board.setAside(candidate.statement(), rules.number(), gap);
            }
        }
    }

    private List<Candidate> clear(Rivals rivals) {
        return live.stream()
                .filter(it -> it.score() >= auto && rivals.best(it) <= it.score() - margin)
                .toList();
    }

    private boolean matchAll(List<Candidate> winners) {
        for (Candidate winner : winners) {
            board.use(winner.book(), rules.number());
            board.use(winner.statement(), rules.number());
        }
        matches.addAll(winners);
        return !winners.isEmpty();
    }

    /// The two best scores on every row, so that each candidate knows its best rival.
    private static final class Rivals {
        private final int[][] first;
        private final int[][] second;

        Rivals(Board board, List<Candidate> live) {
            int books = board.parties(Side.BOOK).size();
            int statements = board.parties(Side.STATEMENT).size();
            first = new int[][] {new int[books], new int[statements]};
            second = new int[][] {new int[books], new int[statements]};
            for (Candidate candidate : live) {
                note(candidate.book(), candidate.score() + 1);
                note(candidate.statement(), candidate.score() + 1);
            }
        }

        /// Scores are kept plus one: 0 says that there is none.
        private void note(Party party, int score) {
            int side = party.side() == Side.BOOK ? 0 : 1;
            for (int row : party.rows()) {
                if (score > first[side][row]) {
                    second[side][row] = first[side][row];
                    first[side][row] = score;
                } else {
                    second[side][row] = Math.max(score, second[side][row]);
                }
            }
        }

        /// The score of the best other candidate sharing a row; far below zero without one.
        int best(Candidate candidate) {
            int best =
                    Math.max(
                            best(candidate.book(), candidate.score() + 1),
                            best(candidate.statement(), candidate.score() + 1));
            return best == 0 ? -1_000_000 : best - 1;
        }

        private int best(Party party, int own) {
            int side = party.side() == Side.BOOK ? 0 : 1;
            int best = 0;
            for (int row : party.rows()) {
                boolean leads = first[side][row] == own;
                best = Math.max(best, leads ? second[side][row] : first[side][row]);
            }
            return best;
        }
    }
}
