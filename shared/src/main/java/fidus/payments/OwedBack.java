package fidus.payments;

import fidus.money.Money;

/// What a party was paid too much and has not given back.
///
/// @param item what it was paid for, as `kind/id`
/// @param party who owes it, such as `manager/<id>`
/// @param text what it was paid for, in a few words
/// @param booking how it is booked when it comes: the account that is credited
public record OwedBack(
        String item,
        String party,
        String partyName,
        Money owedAmount,
        String text,
        Booking booking) {}
