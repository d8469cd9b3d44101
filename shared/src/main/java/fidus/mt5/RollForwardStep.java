package fidus.mt5;

import fidus.money.Money;

import java.time.Instant;

/// One stretch between two accepted readings (rule R16).
///
/// @param cash Σ net amount of all deals except CREDIT in the stretch
/// @param difference reading's balance less expected balance; within 0.01 it ties
public record RollForwardStep(
        Instant from,
        Instant to,
        Money opening,
        Money cash,
        long deals,
        Money expected,
        Money reported,
        Money difference,
        boolean ties) {}
