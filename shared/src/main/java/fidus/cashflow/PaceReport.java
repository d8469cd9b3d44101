package fidus.cashflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Whether enough is earned for the interest promised: all, then each fund, then each contract, per
/// currency.
public record PaceReport(LocalDate businessDate, Instant asOf, List<PaceLine> lines) {}
