package fidus.reconciliation.dossier;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.desk.ExplainBreaks;

import java.util.List;

/// Keeps what a break's difference is made of; an earlier split stays in its history. One without
/// offsets and parts takes the earlier one back.
///
/// @param version of the break as it was shown
/// @param offsets other unsettled breaks of the same account, as they were shown
public record SplitBreak(
        BreakId id,
        int version,
        List<ExplainBreaks.Shown> offsets,
        List<DifferenceSplit.Part> parts) {
    public SplitBreak {
        offsets = List.copyOf(offsets);
        parts = List.copyOf(parts);
    }
}
