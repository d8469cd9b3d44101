package fidus.bank.desk;

import java.time.Instant;
import java.util.List;

public record BankAccounts(Instant asOf, List<BankAccountCard> accounts) {}
