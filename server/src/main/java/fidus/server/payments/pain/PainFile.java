package fidus.server.payments.pain;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/// A credit transfer file as it was read.
///
/// @param headerCount the number of transfers that the header claims
/// @param headerSum the sum that the header claims, regardless of currency; absent when it claims
///   none
/// @param differences where what is claimed is not what is there, and accounts that cannot be
///   IBANs, in words
public record PainFile(
        String namespace,
        String messageId,
        int headerCount,
        @Nullable BigDecimal headerSum,
        List<Part> parts,
        List<String> differences) {
    /// Transfers from one account on one date.
    ///
    /// @param executionOn as written
    /// @param count what the part claims, absent when nothing
    public record Part(
            String paymentInformationId,
            @Nullable Integer count,
            @Nullable BigDecimal sum,
            String serviceLevel,
            String chargeBearer,
            String executionOn,
            String debtorName,
            String debtorAccount,
            String debtorAgent,
            List<CreditTransfer> transfers) {}

    /// @param instructed the amount asked for, or its equivalent when that stands instead
    /// @param creditorAgent BIC or clearing number, empty when neither is there
    public record CreditTransfer(
            String instructionId,
            String endToEndId,
            String uetr,
            BigDecimal instructed,
            String currency,
            String creditorName,
            String creditorAccount,
            String creditorAgent,
            String remittance) {}
}
