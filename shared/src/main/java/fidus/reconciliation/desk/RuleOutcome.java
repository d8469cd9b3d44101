package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

/// One system rule as this run evaluated it.
///
/// @param rule R1 … R25, S1 … S6 or SECOND_COPY
/// @param passed absent when it did not apply, with the reason in the sentence
public record RuleOutcome(
        String rule, String title, @Nullable Boolean passed, int breaks, String sentence) {}
