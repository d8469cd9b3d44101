package fidus.imports;

import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A finished or running import.
///
/// @param reading whether the file's closing figures became a reading: ACCEPTED, HELD, IGNORED,
///   REJECTED or NONE
/// @param lateArrivals absent when no deal came after its month was closed
public record ImportRecord(
        ImportId id,
        String fileName,
        String sha256,
        AccountKey account,
        ImportState importState,
        long deals,
        long fresh,
        long known,
        long differing,
        long toReview,
        @Nullable LateArrivals lateArrivals,
        String reading,
        String byName,
        Instant startedAt,
        @Nullable Instant endedAt,
        String jobId,
        long version) {}
