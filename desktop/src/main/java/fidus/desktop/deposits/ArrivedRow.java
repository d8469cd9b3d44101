package fidus.desktop.deposits;

import java.time.LocalDate;

/// What a row of a bank statement says of money that came in.
///
/// @param id of the row
/// @param sender empty when the bank does not say it
/// @param paidInto the account of the house
/// @param said what the bank says of it, as it is noted with the deposit
public record ArrivedRow(LocalDate day, String id, String sender, String paidInto, String said) {}
