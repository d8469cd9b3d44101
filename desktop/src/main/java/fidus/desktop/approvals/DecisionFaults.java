package fidus.desktop.approvals;

import fidus.contract.Problem;

/// What keeps a decision from being sent.
final class DecisionFaults {
    static final Problem UNFIT =
            Problem.of(
                    Problem.Code.VOIDED,
                    "What is shown does not fit its digest, so it cannot be approved. Reject it and"
                            + " have it prepared again.");
    static final Problem TOO_SHORT =
            Problem.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say why in at least 10 characters; the maker will read it.");

    private static final int SHORTEST_REASON = 10;

    private DecisionFaults() {}

    static boolean isTooShort(String reason) {
        return reason.strip().length() < SHORTEST_REASON;
    }
}
