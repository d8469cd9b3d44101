package fidus.close;

import fidus.money.Money;

/// Says why two figures differ. It holds while they differ by exactly this sum, and is part of what
/// two people sign.
///
/// @param period such as 2027-03
/// @param key as the line names it
/// @param part as the line names it
/// @param difference left less right as it was shown
/// @param reason at least 10 characters
public record ExplainTieOut(
        String period,
        TieOutRule tieOutRule,
        String key,
        String part,
        Money difference,
        String reason) {}
