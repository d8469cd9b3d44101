package fidus.mt5.rebates;

import fidus.mt5.AccountKey;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The closing side of a round turn.
///
/// @param closedOn the server date of the closing deal
/// @param lots lots closed, with the broker's digits
public record ClosedLot(
        String dealKey, AccountKey account, LocalDate closedOn, String symbol, BigDecimal lots) {}
