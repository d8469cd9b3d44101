package fidus.imports;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How many rows a section has, and what they add up to.
///
/// @param byType rows per word of the type column, as printed
/// @param byDirection deals per direction word; the empty word stands for cash movements
/// @param byState orders per state word
/// @param sums absent for orders
public record SectionCount(
        Section section,
        int rows,
        Map<String, Integer> byType,
        Map<String, Integer> byDirection,
        Map<String, Integer> byState,
        @Nullable Sums sums) {
    /// The columns added up as they stand; in deals the profit column includes cash movements.
    public record Sums(Money commission, Money fee, Money swap, Money profit) {}
}
