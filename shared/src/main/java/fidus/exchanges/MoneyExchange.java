package fidus.exchanges;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Money that left one of the house's accounts and came to another one in another currency (E20).
///
/// @param fromName as the journal names the account
/// @param toName likewise
/// @param on the day by the bank
/// @param postedOn the day it counts on: its own while that month takes it, else the first day of
///   the first month that does
/// @param fund whose money it was: a fund, or HOUSE; absent for money of no one fund
/// @param reason why it was taken back; empty while it stands
public record MoneyExchange(
        ExchangeId id,
        HouseAccountId from,
        String fromName,
        HouseAccountId to,
        String toName,
        Money given,
        Money received,
        String reference,
        LocalDate on,
        LocalDate postedOn,
        @Nullable String fund,
        ExchangeState exchangeState,
        long entryNumber,
        String maker,
        String checker,
        String reason,
        long version) {
    public MoneyExchange reversed(String why) {
        return new MoneyExchange(
                id,
                from,
                fromName,
                to,
                toName,
                given,
                received,
                reference,
                on,
                postedOn,
                fund,
                ExchangeState.REVERSED,
                entryNumber,
                maker,
                checker,
                why,
                version + 1);
    }
}
