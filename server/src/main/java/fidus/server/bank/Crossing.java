package fidus.server.bank;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.LocalDate;

/// A movement between an account at a broker and the outside, by the broker's books.
///
/// @param transfer its key, as the journal's 1140 names it
/// @param eventCode E4, or E8d on a separation account
/// @param moved above zero for what the account received
public record Crossing(
        String transfer,
        String eventCode,
        AccountKey account,
        Money moved,
        LocalDate on,
        String comment) {}
