package fidus.investments.book;

import fidus.investments.InvestmentId;

import java.time.LocalDate;
import java.util.List;

/// Validates a contract and asks another person to approve it, which starts it.
///
/// @param startDate the first day S of which all dates are functions
/// @param deposits Σ of the parts is the principal
/// @param reason why the start date differs from the value date of the deposit that completes the
///   principal; may be empty when it does not
public record StartContract(
        InvestmentId id, LocalDate startDate, List<DepositPart> deposits, String reason) {}
