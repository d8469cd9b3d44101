package fidus.bank.desk;

import fidus.payments.ConfirmPayments;

import java.util.List;

/// Sent payments of a batch that a statement shows as gone, each with its EndToEndId, currency and
/// exact sum.
///
/// @param confirmation what a person sends as it stands to have them confirmed
/// @param lines one for each payment
public record ConfirmationProposal(
        long batchNumber, String sentence, ConfirmPayments confirmation, List<Line> lines) {
    /// @param rowId the statement's row
    public record Line(String endToEndId, String partyName, String sum, String rowId) {}
}
