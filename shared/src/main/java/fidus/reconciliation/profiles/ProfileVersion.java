package fidus.reconciliation.profiles;

import fidus.reconciliation.MatchProfile;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One version of a profile. What it says never changes; only its state does.
///
/// @param preparedBy name; absent for the version that comes with the program
/// @param reason why it was prepared; empty for the version that comes with the program
/// @param inForceBy who put it in force last
/// @param changes what it says otherwise than the version in force, in words; empty for that one
public record ProfileVersion(
        MatchProfile profile,
        ProfileState profileState,
        @Nullable String preparedBy,
        @Nullable Instant preparedAt,
        String reason,
        @Nullable String inForceBy,
        @Nullable Instant inForceAt,
        List<String> changes) {}
