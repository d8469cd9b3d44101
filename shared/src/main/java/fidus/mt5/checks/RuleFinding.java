package fidus.mt5.checks;

import org.jspecify.annotations.Nullable;

/// One failure of one rule. A rule that passes finds nothing.
///
/// @param key what the finding is about; the same failure has the same key in every run
/// @param left the side that was checked, as shown
/// @param right what it should have been, as shown
/// @param difference left less right where that is a figure, otherwise absent
/// @param message a sentence for a person
public record RuleFinding(
        SystemRule rule,
        String key,
        String left,
        String right,
        @Nullable String difference,
        Severity severity,
        String message) {}
