package fidus.server.deals;

import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// Whether two copies of a deal say the same. What one copy does not say is no contradiction: a
/// workbook and a page of the same terminal leave out different columns.
final class SameRow {
    private SameRow() {}

    static boolean says(DealRow one, DealRow other) {
        return one.serverTime().equals(other.serverTime())
                && one.dealKind() == other.dealKind()
                && one.dealProfit().equals(other.dealProfit())
                && one.commission().equals(other.commission())
                && one.swap().equals(other.swap())
                && one.fee().equals(other.fee())
                && one.comment().equals(other.comment())
                && agrees(one.entry(), other.entry())
                && agrees(one.symbol(), other.symbol())
                && agrees(plain(one.volume()), plain(other.volume()))
                && agrees(plain(one.price()), plain(other.price()))
                && agrees(one.order(), other.order())
                && agrees(one.position(), other.position())
                && agrees(one.magic(), other.magic());
    }

    private static boolean agrees(@Nullable Object one, @Nullable Object other) {
        return one == null || other == null || one.equals(other);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }
}
