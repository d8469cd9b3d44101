package fidus.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;

/// What people write about a break.
final class BreakTexts {
    private static final int LONGEST = 2_000;

    private BreakTexts() {}

    /// @throws Refused `BAD_VALUE`
    static void require(String field, String text, int least) {
        int length = text.strip().length();
        if (length < least || length > LONGEST) {
            throw bad(field, "Say in " + least + " to 2,000 characters what was found.");
        }
    }

    static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
