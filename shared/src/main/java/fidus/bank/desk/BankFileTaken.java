package fidus.bank.desk;

import java.util.List;

/// What a confirmed file became.
public record BankFileTaken(BankFileId id, List<TakenStatement> statements) {}
