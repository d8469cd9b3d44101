package fidus.reconciliation.desk;

import fidus.auth.PersonId;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;

import java.util.List;

/// Explains several breaks alike: all of them or, when one cannot be explained, none.
///
/// @param breaks 1 to {@link #MOST}
/// @param owner who follows them up
/// @param note at least 10 characters, 20 for OTHER
public record ExplainBreaks(List<Shown> breaks, PersonId owner, CauseCode causeCode, String note) {
    public static final int MOST = 500;

    /// @param version as it was shown
    public record Shown(BreakId id, int version) {}

    public ExplainBreaks {
        breaks = List.copyOf(breaks);
    }
}
