package fidus.mt5.readings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

import fidus.mt5.Reading;

import java.time.Duration;
import java.util.Optional;

/// What may be said about an account at an instant. Only OK and STALE have figures; a zero is a
/// figure and UNAVAILABLE is none.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "readingState")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReadingState.Ok.class, name = "OK"),
    @JsonSubTypes.Type(value = ReadingState.Stale.class, name = "STALE"),
    @JsonSubTypes.Type(value = ReadingState.Unavailable.class, name = "UNAVAILABLE")
})
public sealed interface ReadingState {
    /// The last accepted reading is young enough.
    ///
    /// @param openAge market-open time between the reading and the question
    record Ok(Reading reading, Duration openAge, FreshnessBand band) implements ReadingState {}

    /// The last accepted reading is too old; it is still the best known and is shown with its age.
    ///
    /// @param openAge market-open time between the reading and the question
    record Stale(Reading reading, Duration openAge) implements ReadingState {}

    /// No reading was ever accepted.
    record Unavailable(String reason) implements ReadingState {}

    /// The figures, empty when there are none.
    static Optional<Reading> reading(ReadingState state) {
        return switch (state) {
            case Ok ok -> Optional.of(ok.reading());
            case Stale stale -> Optional.of(stale.reading());
            case Unavailable _ -> Optional.empty();
        };
    }
}
