package fidus.bank.desk;

import fidus.money.Money;
import fidus.payments.PaymentId;
import fidus.payments.ReturnPayment;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Money that came in and names a payment of the house: that payment came back, or what was taken
/// for it once too often. It is never a client's deposit.
///
/// @param rowId the statement's row, or the part of it, such as STMT-1-3/2
/// @param paymentAmount what was sent
/// @param why how it was recognised and, without `booking`, why nothing is proposed; for people
/// @param booking what a person sends as it stands to have the return recorded, with the charge the
///   bank kept; absent where the figures or the payment's state speak against it
/// @param takesBack the row that took the payment once more and that this one takes back, or the
///   rows that took it in parts, separated by a comma and a space: they are set against each other
///   and nothing of the payment changes; absent without one
/// @param asked what waits for a second person about the payment, or with `takesBack` about the
///   row; absent when nothing does
public record ReturnProposal(
        String rowId,
        LocalDate day,
        Money money,
        String text,
        PaymentId paymentId,
        String endToEndId,
        String partyName,
        Money paymentAmount,
        String why,
        @Nullable ReturnPayment booking,
        @Nullable String takesBack,
        @Nullable AskedFor asked) {
    /// Whether it takes this row back.
    public boolean isOver(String row) {
        return takesBack != null && List.of(takesBack.split(", ", -1)).contains(row);
    }

    /// The same with what waits about it.
    public ReturnProposal asked(@Nullable AskedFor waits) {
        return new ReturnProposal(
                rowId,
                day,
                money,
                text,
                paymentId,
                endToEndId,
                partyName,
                paymentAmount,
                why,
                booking,
                takesBack,
                waits);
    }
}
