package fidus.bank.desk;

import fidus.money.Money;
import fidus.payments.ConfirmPayments;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Sent payments of a batch that a statement shows as gone, each with its EndToEndId, currency and
/// exact sum.
///
/// @param confirmation what a person sends as it stands to have them confirmed
/// @param lines one for each payment, or for each row of one that left in parts
/// @param asked what waits for a second person about one of the payments, absent when nothing does
public record ConfirmationProposal(
        long batchNumber,
        String sentence,
        ConfirmPayments confirmation,
        List<Line> lines,
        @Nullable AskedFor asked) {
    /// The same with what waits about it.
    public ConfirmationProposal asked(@Nullable AskedFor waits) {
        return new ConfirmationProposal(batchNumber, sentence, confirmation, lines, waits);
    }

    /// A payment beside the row that shows it.
    ///
    /// @param destination where it was sent
    /// @param ordered what was sent
    /// @param rowId the statement's row
    /// @param shown what the row takes; with other payments where the bank booked several as one
    /// @param otherSide name and account that the row prints, empty when it prints none
    /// @param differences what the row says otherwise than the payment, one sentence each
    public record Line(
            String endToEndId,
            String partyName,
            String destination,
            Money ordered,
            String rowId,
            LocalDate day,
            Money shown,
            String otherSide,
            String text,
            List<String> differences) {
        public Line {
            differences = List.copyOf(differences);
        }
    }
}
