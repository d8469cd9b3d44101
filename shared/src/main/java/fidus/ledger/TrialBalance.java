package fidus.ledger;

import java.time.Instant;
import java.util.List;

/// Sums of all postings per account and currency; debit and credit are equal per currency.
public record TrialBalance(Instant asOf, List<TrialLine> lines) {}
