package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A sign-off that two persons withdrew, as it was signed. It stays, whatever is signed later.
///
/// @param evidenceHash of what was signed
/// @param signed what was signed of the breaks; absent for what was signed before this was kept
/// @param since breaks that are not as they were signed then; absent where `signed` is
/// @param at when the second person agreed to withdraw it
/// @param askedBy who asked for that
/// @param agreedBy who agreed
public record WithdrawnSignOff(
        @Nullable String preparerName,
        @Nullable String reviewerName,
        String evidenceHash,
        @Nullable SignedFigures signed,
        @Nullable List<ChangedSince> since,
        Instant at,
        String reason,
        String askedBy,
        String agreedBy) {
    public WithdrawnSignOff {
        since = since == null ? null : List.copyOf(since);
    }
}
