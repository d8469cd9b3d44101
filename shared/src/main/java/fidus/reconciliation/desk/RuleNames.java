package fidus.reconciliation.desk;

import java.util.Locale;
import java.util.Map;

/// What a break is about, in words beside its rule.
public final class RuleNames {
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("S1", "Rows against balances"),
                    Map.entry("S2", "Balance break"),
                    Map.entry("S3", "Repeated row"),
                    Map.entry("S4", "Statement missing"),
                    Map.entry("S5", "Unmatched row"),
                    Map.entry("S6", "Rest in the proof"),
                    Map.entry("R1", "Lines against principal"),
                    Map.entry("R2", "Several clients"),
                    Map.entry("R3", "Registered twice"),
                    Map.entry("R4", "Capital of the fund"),
                    Map.entry("R5", "Principal against allocation"),
                    Map.entry("R6", "Cushion of the house"),
                    Map.entry("R7", "Withdrawals against separation"),
                    Map.entry("R8", "Transfer with one leg"),
                    Map.entry("R9", "Broker's wallet"),
                    Map.entry("R10", "Client cash"),
                    Map.entry("R11", "Rebates"),
                    Map.entry("R12", "Source without answer"),
                    Map.entry("R13", "Old reading"),
                    Map.entry("R14", "Held for a jump"),
                    Map.entry("R15", "Held for a zero"),
                    Map.entry("R16", "Deals against balance"),
                    Map.entry("R17", "Deal on two logins"),
                    Map.entry("R18", "Account not set up"),
                    Map.entry("R19", "Manager"),
                    Map.entry("R20", "Commission of a row"),
                    Map.entry("R21", "Rows of a contract"),
                    Map.entry("R22", "Client of a contract"),
                    Map.entry("R23", "Parent missing"),
                    Map.entry("R24", "Wrong field"));

    private RuleNames() {}

    /// `S5` is "Unmatched row (S5)", `SECOND_COPY`, a rule without a number, "Second copy".
    public static String of(String rule) {
        return rule.indexOf('_') >= 0
                ? words(rule)
                : NAMES.containsKey(rule) ? NAMES.get(rule) + " (" + rule + ")" : rule;
    }

    /// `BANK_CHARGE` is "Bank charge".
    public static String words(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty()
                ? words
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
