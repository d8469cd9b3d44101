package fidus.imports;

import java.util.List;

/// The deals of an import whose month was closed already when they came. What they move stands in
/// the first open period; the figures of the closed one are as they were.
///
/// @param count all of them
/// @param first the earliest, at most {@link #SHOWN}
public record LateArrivals(long count, List<LateArrival> first) {
    public static final int SHOWN = 200;

    public LateArrivals {
        first = List.copyOf(first);
    }
}
