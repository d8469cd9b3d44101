package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.mt5.Reading;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/// What a total stands on.
///
/// @param known parts with a figure
/// @param of parts the total should have
/// @param stale known parts whose reading is STALE
/// @param asOf the oldest of the known parts; absent when there is none
public record Basis(int known, int of, int stale, @Nullable Instant asOf) {
    public static final Basis NOTHING = new Basis(0, 0, 0, null);

    /// A part that should be in the total and has no figure.
    static final Basis MISSING = new Basis(0, 1, 0, null);

    static Basis of(ReadingState state) {
        Optional<Reading> reading = ReadingState.reading(state);
        if (reading.isEmpty()) {
            return MISSING;
        }
        int stale = state instanceof ReadingState.Stale ? 1 : 0;
        return new Basis(1, 1, stale, reading.get().asOf());
    }

    public Basis plus(Basis other) {
        return new Basis(
                known + other.known, of + other.of, stale + other.stale, older(asOf, other.asOf));
    }

    @JsonIgnore
    public Completeness completeness() {
        if (known < of) {
            return Completeness.INCOMPLETE;
        }
        return stale > 0 ? Completeness.PARTIAL : Completeness.COMPLETE;
    }

    private static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
