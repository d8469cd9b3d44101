package fidus.mt5.allocation;

import fidus.mt5.cash.CashEffect;
import fidus.mt5.cash.ClassifiedDeal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Allocation events that follow from classified deals.
public final class AllocationEvents {
    private AllocationEvents() {}

    /// The events of these movements in order of time, then ticket. A movement has at most one
    /// event, whose id is the deal's key, so that reading the same deals again adds nothing.
    public static List<AllocationEvent> from(List<ClassifiedDeal> movements) {
        return movements.stream()
                .sorted(
                        Comparator.comparing((ClassifiedDeal moved) -> moved.deal().time())
                                .thenComparing(moved -> moved.deal().account())
                                .thenComparingLong(moved -> moved.deal().ticket()))
                .map(AllocationEvents::from)
                .flatMap(Optional::stream)
                .toList();
    }

    /// The event of one movement; empty for a movement that leaves the capital at work alone.
    public static Optional<AllocationEvent> from(ClassifiedDeal movement) {
        if (movement.effect() != CashEffect.ALLOCATION
                && movement.effect() != CashEffect.OTHER_INCOME) {
            return Optional.empty();
        }
        String key = movement.deal().key();
        return Optional.of(
                new AllocationEvent(
                        key,
                        movement.deal().account(),
                        movement.deal().time(),
                        kind(movement),
                        movement.netAmount(),
                        key,
                        null,
                        null));
    }

    private static AllocationKind kind(ClassifiedDeal movement) {
        return switch (movement.category()) {
            case EXTERNAL_DEPOSIT -> AllocationKind.EXTERNAL_DEPOSIT;
            case EXTERNAL_WITHDRAWAL, MANAGER_FEE_PAYMENT -> AllocationKind.EXTERNAL_WITHDRAWAL;
            case INTER_ACCOUNT_OUT, HUB_OUT -> AllocationKind.TRANSFER_OUT;
            case INTER_ACCOUNT_IN, HUB_IN -> AllocationKind.TRANSFER_IN;
            case REINVESTMENT -> AllocationKind.REINVESTMENT;
            case BROKER_INTEREST, BONUS, REBATE, OTHER_INCOME_IN -> AllocationKind.OTHER_INCOME;
            case CREDIT,
                    FEE,
                    PROFIT_SHARE,
                    TRADING_ADJUSTMENT,
                    PROFIT_WITHDRAWAL,
                    PROFIT_RETURN,
                    MIRROR_LEG,
                    NEEDS_REVIEW ->
                    throw new IllegalStateException(
                            movement.category() + " does not move capital at work");
        };
    }
}
