package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

/// How large a row may be to be matched.
final class RowLimits {
    static final long MOST_MINOR_UNITS = 100_000_000_000_000_000L;
    static final int LONGEST_ID = 200;
    static final int LONGEST_TEXT = 2_000;

    private RowLimits() {}

    /// @throws Refused `BAD_VALUE`
    static void check(String rowId, long units, RowTable.Words words) {
        if (rowId.isBlank() || rowId.length() > LONGEST_ID) {
            throw bad("rowId", "A row id has 1 to 200 characters.");
        }
        if (words.longest() > LONGEST_TEXT) {
            throw bad("text", "Row " + rowId + " has a text of more than 2,000 characters.");
        }
        if (units > MOST_MINOR_UNITS || units < -MOST_MINOR_UNITS) {
            throw bad("amount", "The amount of row " + rowId + " is too large to be matched.");
        }
    }

    static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
