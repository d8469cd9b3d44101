package fidus.rates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.time.LocalDate;
import java.util.List;

/// A published file as it was read, beside what is approved.
///
/// @param sha256 of the bytes that were read
/// @param from the first day that was looked at
/// @param to the last
/// @param rows of these days and the currencies asked for, by day and currency, at most 400
public record RateFilePreview(
        String fileName, String sha256, LocalDate from, LocalDate to, List<RateFileRow> rows) {
    public RateFilePreview {
        rows = List.copyOf(rows);
    }

    @JsonIgnore
    public List<RateFileRow> rows(RateStanding standing) {
        return rows.stream().filter(row -> row.rateStanding() == standing).toList();
    }

    /// Whether a reason has to be given.
    @JsonIgnore
    public boolean replaces() {
        return !rows(RateStanding.DIFFERENT).isEmpty();
    }

    /// How many would be sent to a second person.
    @JsonIgnore
    public int fresh() {
        return rows(RateStanding.NEW).size() + rows(RateStanding.DIFFERENT).size();
    }
}
