package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which of several runs could be signed off together.
public record SignOffTrial(List<Line> lines) {
    /// @param why it cannot be signed off, null for a clean run
    public record Line(RunId run, String title, @Nullable String why) {}

    public SignOffTrial {
        lines = List.copyOf(lines);
    }
}
