package fidus.reconciliation.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A person's own match. It may break date, reference and (with a reason) amount conditions; never
/// account, currency, sign or single use.
///
/// @param suggestion true when a suggestion is accepted as it stands
/// @param parts what the difference of the sides is made of, signed as statement less books; absent
///   where nobody said
public record MatchByHand(
        RunId runId,
        List<String> bookRows,
        List<String> statementRows,
        boolean suggestion,
        String reason,
        @Nullable List<DifferenceSplit.Part> parts) {
    public MatchByHand {
        parts = parts == null ? null : List.copyOf(parts);
    }

    /// One whose difference nobody took apart.
    public MatchByHand(
            RunId runId,
            List<String> bookRows,
            List<String> statementRows,
            boolean suggestion,
            String reason) {
        this(runId, bookRows, statementRows, suggestion, reason, null);
    }

    /// What the difference is made of; empty where nobody said.
    @JsonIgnore
    public List<DifferenceSplit.Part> said() {
        return parts == null ? List.of() : parts;
    }

    /// The same for this reason.
    public MatchByHand because(String why) {
        return new MatchByHand(runId, bookRows, statementRows, suggestion, why, parts);
    }
}
