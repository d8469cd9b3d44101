package fidus.desktop.close;

import fidus.close.TieOutNames;
import fidus.desktop.controls.Words;
import fidus.reconciliation.desk.ReadingWords;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands against a month, with rules by their names: the code stands in brackets.
final class AgainstMonthWords {
    /// `L7 contract 12: ` at the beginning, also of what is told as new.
    private static final Pattern RULE = Pattern.compile("(^|New since: )([LR][0-9]{1,2}) (?=\\S)");

    private AgainstMonthWords() {}

    static String of(String said) {
        return Words.sums(
                RULE.matcher(ReadingWords.of(said))
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1)
                                                        + TieOutNames.of(found.group(2))
                                                        + ", ")));
    }
}
