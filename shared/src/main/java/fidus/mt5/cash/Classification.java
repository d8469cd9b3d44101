package fidus.mt5.cash;

import fidus.mt5.CashCategory;

import org.jspecify.annotations.Nullable;

/// What a cash movement was found to be, and by which rule.
///
/// @param ruleId the deciding line's rule, or {@link ManualOverride#RULE_ID} when a person decided
/// @param tableVersion the version of the table that was read, also under an override
/// @param counterpartyLogin the other account of a transfer on the same server; absent when the
///   comment names none
public record Classification(
        CashCategory category, String ruleId, int tableVersion, @Nullable Long counterpartyLogin) {}
