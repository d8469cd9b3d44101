package fidus.payments;

import fidus.money.Money;

import java.time.LocalDate;

/// Something approved and not yet paid. Paid whole or not at all.
///
/// @param item the record to be paid, as `kind/id`
/// @param party to whom, such as `client/<id>`
/// @param text what it is for, in a few words
public record Payable(
        String item,
        String party,
        String partyName,
        Money payableAmount,
        LocalDate dueOn,
        String text,
        Booking booking) {
    /// Whether it is of a kind, the part of its name before the stroke.
    public boolean isOf(String kind) {
        return item.startsWith(kind + "/");
    }
}
