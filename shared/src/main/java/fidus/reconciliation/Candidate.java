package fidus.reconciliation;

import java.util.Comparator;
import java.util.List;

/// A pair or group that meets every condition of a pass.
///
/// @param pass place of the pass in the profile
/// @param score ten-thousandths
/// @param days statement date − book date of the farthest pair of rows
record Candidate(int pass, Party book, Party statement, int score, int days) {
    /// Positions in row order, the first difference decides; a list comes before its extensions.
    static final Comparator<List<Integer>> ROW_ORDER = Candidate::compareRows;

    /// Best first: score, |difference|, |days|, fewer rows, narrower dates, row orders; the same
    /// rows are told apart by pass. For pairs the fourth and fifth never differ.
    static final Comparator<Candidate> ORDER =
            Comparator.comparingInt(Candidate::score)
                    .reversed()
                    .thenComparingLong(candidate -> Math.abs(candidate.difference()))
                    .thenComparingInt(candidate -> Math.abs(candidate.days))
                    .thenComparingInt(
                            candidate -> candidate.book.size() + candidate.statement.size())
                    .thenComparingInt(Candidate::spread)
                    .thenComparing(candidate -> candidate.book.rows(), ROW_ORDER)
                    .thenComparing(candidate -> candidate.statement.rows(), ROW_ORDER)
                    .thenComparingInt(Candidate::pass);

    /// Σ statement − Σ book in minor units.
    long difference() {
        return statement.sum() - book.sum();
    }

    /// Days between the nearest and the farthest pair of rows.
    int spread() {
        Days.Span apart = Days.apart(book.days(), statement.days());
        return apart.high() - apart.low();
    }

    private static int compareRows(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Integer.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }
}
