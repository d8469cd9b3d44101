package fidus.statements.partners;

import fidus.money.Money;
import fidus.statements.IssuedDocument;
import fidus.statements.IssuedState;
import fidus.statements.StatementId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A partner's statement as it was made and is kept for good.
///
/// @param number counts up over all of them, drafts included
/// @param closing what it closes with, one for each currency
/// @param digest of the figures
/// @param replaces the number of the one issued before for the same partner and month; absent on
///   the first and on drafts
/// @param reason why it was made again; empty on the first
/// @param jobId the work that made it
public record IssuedPartner(
        StatementId id,
        long number,
        PartnerId partnerId,
        PartnerKind partnerKind,
        String partnerName,
        String period,
        IssuedState issuedState,
        List<Money> closing,
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
    public IssuedPartner {
        closing = List.copyOf(closing);
    }

    /// The number as it is printed: A for an agent's, W for a company's, and D behind it on drafts.
    @Override
    public String label() {
        return label(partnerKind, issuedState, period, number);
    }

    public static String label(PartnerKind kind, IssuedState state, String period, long number) {
        String counted = String.valueOf(1_000_000 + number).substring(1);
        return (kind == PartnerKind.AGENT ? "A" : "W")
                + (state == IssuedState.DRAFT ? "D-" : "-")
                + period
                + "-"
                + counted;
    }
}
