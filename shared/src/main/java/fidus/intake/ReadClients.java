package fidus.intake;

import fidus.funds.FundCode;

/// Looks at a list of clients. Nothing is stored.
///
/// @param fundCode whose minimum the sums are held against
public record ReadClients(String fileName, FundCode fundCode) {}
