package fidus.cashflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Coverage in every currency in which something is held or owed.
///
/// @param basis by which the house judges it today
public record CoverageReport(
        LocalDate businessDate, Instant asOf, List<Coverage> currencies, CoverageBasis basis) {}
