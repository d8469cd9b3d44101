package fidus.funds;

import java.time.LocalDate;
import java.util.List;

/// The versions of the terms of every fund.
///
/// @param businessDate the day on which they were asked for
public record FundList(LocalDate businessDate, List<TermsHistory> funds) {}
