package fidus.statements.partners;

import org.jspecify.annotations.Nullable;

/// @param period one month; absent for all of them
public record AboutPartner(PartnerId partnerId, @Nullable String period) {}
