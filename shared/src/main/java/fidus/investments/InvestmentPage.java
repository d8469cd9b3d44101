package fidus.investments;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
public record InvestmentPage(List<Investment> rows, @Nullable String next) {}
