package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import java.util.List;

/// A person's own match. It may break date, reference and (with a reason) amount conditions; never
/// account, currency, sign or single use.
///
/// @param suggestion true when a suggestion is accepted as it stands
public record MatchByHand(
        RunId runId,
        List<String> bookRows,
        List<String> statementRows,
        boolean suggestion,
        String reason) {}
