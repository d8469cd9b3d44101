package fidus.ledger;

import java.util.Set;
import java.util.regex.Pattern;

/// Which events still post into a month whose close has begun: what the accounts and banks report
/// of it, what was earned and is owed for it, and corrections. New business, such as a contract, a
/// deposit or an approved redemption, waits for the next month; a receipt found on the statement of
/// a closing month comes in as the resolution of a break.
public final class ClosePostings {
    private static final Set<String> OF_THE_MONTH =
            Set.of(
                    "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E12", "E13", "E14", "E15", "E16",
                    "E17", "E18", "E20", "E21", "E22", "E23", "E25");
    private static final Pattern KIND = Pattern.compile("[a-d]$");

    private ClosePostings() {}

    /// @param eventCode E1 … E26, with a letter where the event has several kinds
    public static boolean allows(String eventCode) {
        return OF_THE_MONTH.contains(KIND.matcher(eventCode).replaceFirst(""));
    }
}
