package fidus.rates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What 1900 holds at a month's end.
///
/// @param lines of the pairs that can be valued, by name; one that is not open is valued already
/// @param missing what stands against valuing the others, in words
/// @param posted what was posted for the month, oldest first
public record RevaluationMonth(
        Instant asOf,
        String period,
        LocalDate on,
        List<RevaluationLine> lines,
        List<String> missing,
        List<Revaluation> posted) {
    public RevaluationMonth {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
        posted = List.copyOf(posted);
    }

    /// What would be posted.
    @JsonIgnore
    public List<RevaluationLine> open() {
        return lines.stream().filter(RevaluationLine::isOpen).toList();
    }
}
