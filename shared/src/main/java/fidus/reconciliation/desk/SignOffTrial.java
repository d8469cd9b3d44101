package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which of several runs could be signed off together.
public record SignOffTrial(List<Line> lines) {
    /// @param why it cannot be signed off, null where nothing stands against it
    /// @param explained how many breaks of its days are explained and not ended; absent from a
    ///   server that does not say
    public record Line(RunId run, String title, @Nullable String why, @Nullable Integer explained) {
        /// Of which it is not known how many are explained.
        public Line(RunId run, String title, @Nullable String why) {
            this(run, title, why, null);
        }
    }

    public SignOffTrial {
        lines = List.copyOf(lines);
    }
}
