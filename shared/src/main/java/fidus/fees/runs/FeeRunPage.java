package fidus.fees.runs;

import java.util.List;

/// @param inputDrift whether today's inputs would differ from those it was computed from
/// @param drift in words, one line per difference
public record FeeRunPage(FeeRun run, boolean inputDrift, List<String> drift) {}
