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

    /// What an explanation must say.
    ///
    /// @throws Refused `BAD_VALUE` for a short note, no owner or the system's own cause
    static void requireExplained(String owner, CauseCode cause, String note) {
        if (owner.isBlank()) {
            throw bad("owner", "A break is explained with an owner who follows it up.");
        }
        if (cause == CauseCode.CLEARED_BY_DATA) {
            throw bad("causeCode", "CLEARED_BY_DATA is set by the system alone.");
        }
        require("note", note, cause.leastNote());
    }

    static Refused bad(String field, String message) {
        return Refused.at(field, Problem.Code.BAD_VALUE, message);
    }
}
