package fidus.statements;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A month's fund pack as it was made and is kept for good.
///
/// @param number counts up over all packs, drafts included
/// @param digest of the figures
/// @param pdfSha256 of the document's bytes
/// @param xlsxSha256 of the workbook's bytes
/// @param replaces the number of the pack issued before for the same month; absent on the first and
///   on drafts
/// @param reason why it was made again; empty on the first
/// @param jobId the work that made it
public record IssuedPack(
        StatementId id,
        long number,
        String period,
        IssuedState issuedState,
        String digest,
        String pdfSha256,
        String xlsxSha256,
        @Nullable Long replaces,
        String reason,
        Instant issuedAt,
        String issuedBy,
        String jobId,
        long version)
        implements IssuedDocument {
    /// The number as it is printed: F for issued, FD for a draft.
    public static String label(IssuedState state, String period, long number) {
        String counted = String.valueOf(1_000_000 + number).substring(1);
        return (state == IssuedState.DRAFT ? "FD-" : "F-") + period + "-" + counted;
    }

    @Override
    public String label() {
        return label(issuedState, period, number);
    }
}
