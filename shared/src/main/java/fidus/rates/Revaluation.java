package fidus.rates;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Differences of exchange that were posted at a month's end.
///
/// @param lines those that were posted, each with what it was made of
/// @param reason why it was reversed; empty while it stands
public record Revaluation(
        RevaluationId id,
        String period,
        LocalDate on,
        RevaluationState revaluationState,
        List<RevaluationLine> lines,
        String maker,
        String checker,
        Instant postedAt,
        @Nullable Instant reversedAt,
        String reason,
        long version) {
    public Revaluation {
        lines = List.copyOf(lines);
    }

    public Revaluation reversed(String why, Instant at) {
        return new Revaluation(
                id,
                period,
                on,
                RevaluationState.REVERSED,
                lines,
                maker,
                checker,
                postedAt,
                at,
                why,
                version + 1);
    }
}
