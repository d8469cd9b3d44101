package fidus.server.fees;

import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeType;

import org.jspecify.annotations.Nullable;

/// A run that a month's mandates ask for.
///
/// @param run absent before it is computed
public record MonthRun(String payee, FeeType feeType, @Nullable FeeRunCard run) {}
