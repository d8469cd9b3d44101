package fidus.deposits;

import java.time.LocalDate;

/// Money of a deposit that left the house again.
///
/// @param valueOn the day it left, by the bank or the chain
/// @param evidence what the bank calls it, or the hash of the transaction
public record DepositReturn(LocalDate valueOn, String evidence) {}
