package fidus.mt5.transfers;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;

import java.time.Duration;
import java.time.Instant;

/// A leg that leaves money in transit.
///
/// @param withoutPartner the leg on the other account was not seen
/// @param withoutPassage on a hub: the money that arrived has not left, or the money that left was
///   not seen arriving
/// @param allowed how long this may last before it is a break
public record OpenLeg(
        TransferLeg leg, boolean withoutPartner, boolean withoutPassage, Duration allowed) {
    /// How long it has been in transit; zero before it happened.
    public Duration age(Instant now) {
        Duration age = Duration.between(leg.time(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// Whether it has been in transit too long.
    public boolean isOverdue(Instant now) {
        return age(now).compareTo(allowed) > 0;
    }

    /// The leg's part of the money in transit: positive for money that left and has not arrived,
    /// negative for money that arrived and was not seen leaving. Over all open legs it sums to what
    /// left the accounts that are no hubs less what reached them, the balance of transfers in
    /// transit.
    @JsonIgnore
    public Money inTransit() {
        Money sent = leg.isOut() ? leg.moved() : leg.moved().negated();
        Money sum = withoutPartner ? sent : Money.zero(sent.currency());
        return withoutPassage ? sum.minus(sent) : sum;
    }
}
