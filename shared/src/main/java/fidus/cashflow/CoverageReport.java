package fidus.cashflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Coverage in every currency in which something is held or owed.
public record CoverageReport(LocalDate businessDate, Instant asOf, List<Coverage> currencies) {}
