package fidus.redemptions;

import java.time.LocalDate;

/// @param dueUntil payouts due on this day and before
public record FindReadyRedemptions(LocalDate dueUntil) {}
