package fidus.bank.desk;

/// Asks for a stored statement to be set aside: it was taken in wrongly, and nothing it says
/// counts.
///
/// @param reason 10 to 1,000 characters
public record SetStatementAside(BankStatementId id, String reason) {}
