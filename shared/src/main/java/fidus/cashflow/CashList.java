package fidus.cashflow;

import java.util.List;

/// The youngest balance of every holding, and who may hold cash.
///
/// @param brokers as the registered accounts name them
public record CashList(List<CashLine> lines, List<String> brokers) {}
