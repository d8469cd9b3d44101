package fidus.cashflow;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Coverage in every currency in which something is held or owed.
///
/// @param basis by which the house judges it today
/// @param converted all of them in one currency, for display; absent with one currency
public record CoverageReport(
        LocalDate businessDate,
        Instant asOf,
        List<Coverage> currencies,
        CoverageBasis basis,
        @Nullable ConvertedCoverage converted) {}
