package fidus.statements;

import fidus.clients.ClientId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A statement as it was made and is kept for good.
///
/// @param number counts up over all statements, drafts included
/// @param digest of the figures
/// @param pdfSha256 of the document's bytes
/// @param xlsxSha256 of the workbook's bytes
/// @param replaces the number of the statement issued before for the same month; absent on the
///   first and on drafts
/// @param reason why it was made again; empty on the first
/// @param jobId the work that made it
public record IssuedStatement(
        StatementId id,
        long number,
        ClientId clientId,
        String clientName,
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
    /// The number as it is printed: S for issued, D for a draft.
    public static String label(IssuedState state, String period, long number) {
        String counted = String.valueOf(1_000_000 + number).substring(1);
        return (state == IssuedState.DRAFT ? "D-" : "S-") + period + "-" + counted;
    }

    @Override
    public String label() {
        return label(issuedState, period, number);
    }
}
