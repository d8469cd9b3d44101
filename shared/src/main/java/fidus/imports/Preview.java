package fidus.imports;

import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What confirming would do.
///
/// @param report with at most 200 deals, for showing
/// @param account the registered account the file belongs to, absent when there is none
/// @param fresh deals that are new
/// @param known deals already in the books, equal
/// @param differing deals already in the books with other content: each becomes a break, nothing is
///   overwritten
/// @param importable whether it can be confirmed
/// @param refusal why it cannot be confirmed
/// @param dealsSize how many deals the file has
public record Preview(
        PreviewId id,
        String fileName,
        Report report,
        @Nullable AccountKey account,
        long dealsSize,
        long fresh,
        long known,
        long differing,
        boolean importable,
        @Nullable String refusal,
        @Nullable String refusalCode,
        Instant readAt) {}
