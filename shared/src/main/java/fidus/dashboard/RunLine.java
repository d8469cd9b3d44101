package fidus.dashboard;

import java.time.Instant;

/// A reconciliation run in one line.
public record RunLine(
        String runId,
        String account,
        String periodFrom,
        String periodTo,
        String runState,
        int openBreaks,
        Instant at) {}
