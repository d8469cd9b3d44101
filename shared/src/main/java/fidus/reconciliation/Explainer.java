package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Says for each unmatched row which candidate came closest to it and what that one failed: fewest
/// failed conditions, then the later pass, the smaller difference, the fewer days, the row order.
final class Explainer {
    private static final int FITS_NEEDED =
            Condition.SIGN.bit()
                    | Condition.AMOUNT.bit()
                    | Condition.DATE_WINDOW.bit()
                    | Condition.REFERENCE.bit()
                    | Condition.GROUP.bit();

    /// How one candidate of a row does in one pass.
    ///
    /// @param failed the failed conditions, one bit each
    /// @param gap magnitude of the statement − magnitude of the book, without sign
    record Finding(Rules rules, Party book, Party statement, Party other, int failed, long gap) {
        private static final Comparator<Finding> CLOSEST =
                Comparator.comparingInt((Finding finding) -> Integer.bitCount(finding.failed))
                        .thenComparing(
                                Comparator.comparingInt((Finding finding) -> finding.rules.number())
                                        .reversed())
                        .thenComparingLong(Finding::gap)
                        .thenComparingInt(finding -> Math.abs(finding.days()))
                        .thenComparing(finding -> finding.other.rows(), Candidate.ROW_ORDER);

        int days() {
            return Candidates.farthest(Days.apart(book.days(), statement.days()));
        }

        Finding failing(int more) {
            return new Finding(rules, book, statement, other, failed | more, gap);
        }
    }

    private final Board board;
    private final List<Rules> passes;
    private final Map<Side, DayIndex> rows;
    private final Map<Side, Map<TextView, Party>> groups;
    private final int auto;
    private final int suggest;

    Explainer(Board board, List<Rules> passes) {
        this.board = board;
        this.passes =
                passes.stream().filter(it -> it.pass().shape() != MatchPass.Shape.SUBSET).toList();
        rows =
                Map.of(
                        Side.BOOK, new DayIndex(board.parties(Side.BOOK)),
                        Side.STATEMENT, new DayIndex(board.parties(Side.STATEMENT)));
        groups =
                Map.of(
                        Side.BOOK, board.groups(Side.BOOK, true),
                        Side.STATEMENT, board.groups(Side.STATEMENT, true));
        auto = MatchProfile.tenThousandths(board.profile().autoThreshold());
        suggest = MatchProfile.tenThousandths(board.profile().suggestThreshold());
    }

    /// The closest candidate, or nothing when the other side has no row in reach.
    @Nullable Finding closest(Party row) {
        Side far = row.side().opposite();
        int reach = board.profile().limits().reachDays();
        Party ownGroup = group(row);
        Set<TextView> keys = new HashSet<>();
        Finding best = null;
        for (Party other : at(rows, far).around(row, -reach, reach)) {
            boolean opensGroup =
                    !other.key().isEmpty() && !board.isUsed(other) && keys.add(other.key());
            for (Rules rules : passes) {
                Party mine = rules.pass().shape().groups(row.side()) ? ownGroup : row;
                if (mine == null) {
                    continue;
                }
                if (!rules.pass().shape().groups(far)) {
                    best = closer(best, rules, mine, other);
                } else if (opensGroup) {
                    best = closer(best, rules, mine, at(groups, far).get(other.key()));
                }
            }
        }
        return best;
    }

    private @Nullable Party group(Party row) {
        return row.key().isEmpty() ? null : at(groups, row.side()).get(row.key());
    }

    private static <T> T at(Map<Side, T> sides, Side side) {
        return Objects.requireNonNull(sides.get(side));
    }

    private @Nullable Finding closer(
            @Nullable Finding best, Rules rules, Party mine, @Nullable Party other) {
        if (other == null) {
            return best;
        }
        Party book = mine.side() == Side.BOOK ? mine : other;
        Party statement = mine.side() == Side.BOOK ? other : mine;
        long gap = Math.abs(statement.magnitude() - book.magnitude());
        Finding least =
                new Finding(rules, book, statement, other, withoutText(rules, mine, other), gap);
        if (best != null && Finding.CLOSEST.compare(least, best) >= 0) {
            return best;
        }
        Finding finding = least.failing(fromText(rules, least));
        return best == null || Finding.CLOSEST.compare(finding, best) < 0 ? finding : best;
    }

    private int withoutText(Rules rules, Party mine, Party other) {
        Party book = mine.side() == Side.BOOK ? mine : other;
        Party statement = mine.side() == Side.BOOK ? other : mine;
        int failed = rules.plainFailures(book, statement);
        if (board.isUsed(other)) {
            failed |= Condition.USED.bit();
        }
        if (board.isAside(mine, rules.number()) || board.isAside(other, rules.number())) {
            failed |= Condition.AMBIGUOUS.bit();
        }
        if (board.isUndone(book, statement)) {
            failed |= Condition.EXCLUDED_BY_UNDO.bit();
        }
        return failed;
    }

    private int fromText(Rules rules, Finding finding) {
        Likeness likeness = rules.likeness(finding.book(), finding.statement());
        if (!rules.referenceHolds(likeness)) {
            return Condition.REFERENCE.bit();
        }
        if ((finding.failed() & FITS_NEEDED) != 0) {
            return 0;
        }
        int least = rules.pass().suggestOnly() ? suggest : auto;
        if (rules.score(finding.book(), finding.statement(), likeness) < least) {
            return Condition.THRESHOLD.bit();
        }
        // A group that fits only now was larger while its pass ran.
        return finding.failed() == 0 ? Condition.GROUP.bit() : 0;
    }
}
