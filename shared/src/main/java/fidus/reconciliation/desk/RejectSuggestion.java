package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import java.util.List;

/// Says that the rows of a suggestion do not belong together. They are not suggested again until
/// the exclusion is lifted.
///
/// @param reason at least 10 characters
public record RejectSuggestion(
        RunId runId, List<String> bookRows, List<String> statementRows, String reason) {}
