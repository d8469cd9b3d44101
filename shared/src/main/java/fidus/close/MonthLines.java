package fidus.close;

import java.time.Instant;
import java.util.List;

/// The months around the close, newest first.
///
/// @param next the month to close next
public record MonthLines(Instant asOf, String next, List<MonthLine> months) {
    public MonthLines {
        months = List.copyOf(months);
    }
}
