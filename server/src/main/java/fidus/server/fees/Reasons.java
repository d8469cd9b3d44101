package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;

/// Why somebody wants something.
final class Reasons {
    private Reasons() {}

    /// @throws Refused `BAD_VALUE` unless it has 10 to 1000 characters
    static String checked(String reason) {
        String stripped = reason.strip();
        if (stripped.length() < 10 || stripped.length() > 1_000) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        return stripped;
    }
}
