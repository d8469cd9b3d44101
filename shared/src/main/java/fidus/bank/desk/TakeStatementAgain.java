package fidus.bank.desk;

/// Asks for a stored statement to be read again from its file, in the account's currency and as the
/// account's CSV profile says now; what was stored of it is set aside.
///
/// @param reason 10 to 1,000 characters
public record TakeStatementAgain(BankStatementId id, String reason) {}
