package fidus.investments;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

/// @param account absent for unallocated cash; at most one such line
/// @param mappedPrincipal above zero
/// @param note at least 10 characters
public record MappingLine(@Nullable AccountKey account, Money mappedPrincipal, String note) {}
