package fidus.close;

import fidus.reconciliation.desk.RuleNames;

import java.util.Map;

/// What the figures of a month are called, for people: the code of the rule stands in brackets.
public final class TieOutNames {
    private static final Map<String, String> BOOKS =
            Map.ofEntries(
                    Map.entry("L1", "Sum of all postings"),
                    Map.entry("L2", "Allocations and equity"),
                    Map.entry("L3", "True profit and loss"),
                    Map.entry("L4", "Separation account"),
                    Map.entry("L5", "Money in transit"),
                    Map.entry("L6", "Principal owed"),
                    Map.entry("L7", "Earned by contracts, not paid"),
                    Map.entry("L8", "Earned by agents, not paid"),
                    Map.entry("L9", "Fees not paid"),
                    Map.entry("L10", "Rebates not received"),
                    Map.entry("L11", "Money at banks and brokers"));

    private TieOutNames() {}

    /// `L9` is "Fees not paid (L9)".
    public static String of(String rule) {
        String books = BOOKS.get(rule);
        return books == null ? RuleNames.of(rule) : books + " (" + rule + ")";
    }

    /// A line with what it is about: "Client cash (R10), USD".
    public static String of(TieOut tie) {
        String name = of(tie.tieOutRule().name());
        String about = (tie.key() + " " + tie.part()).strip();
        return about.isEmpty() ? name : name + ", " + about;
    }
}
