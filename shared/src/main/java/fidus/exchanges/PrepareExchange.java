package fidus.exchanges;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// @param from the house's account the given money left
/// @param to the house's account, in another currency, that the received money came to
/// @param given above zero, in the currency of the one
/// @param received above zero, in the currency of the other
/// @param reference of the bank, as its statements print it, 3 to 140 characters
/// @param on the day by the bank
/// @param fund whose money it was: a fund, or HOUSE; absent for money of no one fund
public record PrepareExchange(
        HouseAccountId from,
        HouseAccountId to,
        Money given,
        Money received,
        String reference,
        LocalDate on,
        @Nullable String fund) {}
