package fidus.reconciliation;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why a row is unmatched: the candidate that came closest and what it failed.
///
/// @param closest absent when nothing of the other side lies in reach
/// @param failed what it failed, first the one to be shown; never empty
/// @param sentence the same for a person
public record Explanation(
        RowRef row, @Nullable Closest closest, List<Failure> failed, String sentence) {

    /// The rows of a group of more than {@value MOST_NAMED} are not named: of it only the row that
    /// is explained stands there, or its first row. How many they are is measured.
    ///
    /// @param pass the pass in which it came closest
    /// @param difference Σ statement − Σ book, signed
    /// @param days statement date − book date of the farthest pair of rows
    public record Closest(
            String pass,
            List<String> bookRows,
            List<String> statementRows,
            Money difference,
            int days) {
        /// Most rows of one group that are named.
        public static final int MOST_NAMED = 1_000;

        public Closest {
            bookRows = List.copyOf(bookRows);
            statementRows = List.copyOf(statementRows);
        }
    }

    /// @param measured what was found, such as `+7 days`
    /// @param limit what was asked, such as `+5`
    public record Failure(Condition condition, String measured, String limit) {
        @Override
        public String toString() {
            return condition + " " + measured + ", limit " + limit;
        }
    }

    public Explanation {
        failed = List.copyOf(failed);
    }

    /// The condition to be shown.
    public Condition condition() {
        return failed.getFirst().condition();
    }

    public String measured() {
        return failed.getFirst().measured();
    }

    public String limit() {
        return failed.getFirst().limit();
    }
}
