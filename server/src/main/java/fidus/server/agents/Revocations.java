package fidus.server.agents;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Map;

/// What taking an approval back asks for, of commissions and of companies' pools alike.
public final class Revocations {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_000;

    private Revocations() {}

    /// @return the reason without blanks around it
    /// @throws Refused `BAD_VALUE` when it says too little
    public static String reason(String typed) {
        String reason = typed.strip();
        if (reason.length() < SHORTEST || reason.length() > LONGEST) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        return reason;
    }

    /// Keeps that the approval of an item was taken back, so that no list that showed it before
    /// approves it again.
    ///
    /// @param item as the lists name it
    public static void note(Unit unit, String item) {
        ApprovalListStore.revoke(unit, item);
    }

    /// How often that happened to each of these items, asked at once; nothing of those to which it
    /// never did.
    public static Map<String, Integer> times(Unit unit, List<String> items) {
        return new ApprovalListStore().revoked(unit, items);
    }

    /// @param what it is now, in words
    /// @throws Refused `WRONG_STATE` unless it is approved and no payment takes it
    public static void check(boolean approved, boolean claimed, String what) {
        if (!approved) {
            throw Refused.because(Problem.Code.WRONG_STATE, what + ", not APPROVED.");
        }
        if (claimed) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    what + " and stands in a payment batch. Cancel the batch first.");
        }
    }
}
