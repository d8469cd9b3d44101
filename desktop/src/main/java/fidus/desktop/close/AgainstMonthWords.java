package fidus.desktop.close;

import fidus.desktop.controls.Words;
import fidus.reconciliation.desk.ReadingWords;
import fidus.reconciliation.desk.RuleNames;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands against a month, with rules by their names: the code stands in brackets.
final class AgainstMonthWords {
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

    /// `L7 contract 12: ` at the beginning, also of what is told as new.
    private static final Pattern RULE = Pattern.compile("(^|New since: )([LR][0-9]{1,2}) (?=\\S)");

    private AgainstMonthWords() {}

    static String of(String said) {
        return Words.sums(
                RULE.matcher(ReadingWords.of(said))
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1) + name(found.group(2)) + ", ")));
    }

    private static String name(String code) {
        String books = BOOKS.get(code);
        return books == null ? RuleNames.of(code) : books + " (" + code + ")";
    }
}
