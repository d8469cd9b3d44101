package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

/// Names one stored statement.
///
/// @param from where the page begins, as the page before said; absent for the first
public record AboutBankStatement(BankStatementId id, @Nullable Integer from) {}
