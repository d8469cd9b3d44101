package fidus.reconciliation.desk;

import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

/// Asks another person to agree that it is resolved.
///
/// @param evidence what was done, at least 10 characters
/// @param contra for an unmatched row of a bank's statement: the break of the other row of its
///   statements that takes it back, to the last unit. Both end together; a row of a bank without
///   one ends by its match or its write-off
public record ResolveBreak(
        BreakId id, String evidence, int version, ExplainBreaks.@Nullable Shown contra) {
    public ResolveBreak(BreakId id, String evidence, int version) {
        this(id, evidence, version, null);
    }
}
