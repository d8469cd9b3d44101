package fidus.investments;

import java.util.List;

/// Newest first.
public record InvestmentList(List<Investment> investments) {}
