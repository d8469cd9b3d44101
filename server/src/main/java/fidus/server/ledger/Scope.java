package fidus.server.ledger;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.List;

/// Which postings are summed, and what is kept apart.
///
/// @param accounts of the chart; all when empty
/// @param dimensions names such as `contract`, each of whose values has its own sum
/// @param through the last month
/// @param only the name of a dimension that must have this value; absent for all postings
public record Scope(
        List<String> accounts,
        List<String> dimensions,
        YearMonth through,
        @Nullable String only,
        String value) {}
