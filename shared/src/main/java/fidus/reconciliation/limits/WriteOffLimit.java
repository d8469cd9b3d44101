package fidus.reconciliation.limits;

import fidus.money.Money;

import java.time.Instant;

/// The limit of one currency from some instant on; never changed, the next one follows.
///
/// @param number from 1 in its currency; the highest is in force
public record WriteOffLimit(
        Money limit, int number, String reason, String setBy, String agreedBy, Instant setAt) {}
