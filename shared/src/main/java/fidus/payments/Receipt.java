package fidus.payments;

import fidus.money.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What a payee gets to see of a payment that left.
///
/// @param number the receipt's own, such as R-12-3
/// @param paidFrom the account of the house
/// @param reversed whether the payment came back later
public record Receipt(
        String number,
        PaymentId paymentId,
        String paidFrom,
        String party,
        String partyName,
        String destination,
        Money paymentAmount,
        List<Line> lines,
        String endToEndId,
        String evidence,
        LocalDate valueOn,
        Instant confirmedAt,
        boolean reversed) {
    /// One item that the payment covers.
    public record Line(String item, String text, LocalDate dueOn, Money payableAmount) {}
}
