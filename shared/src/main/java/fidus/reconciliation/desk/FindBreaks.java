package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

/// @param openOnly leave out what is resolved or written off
public record FindBreaks(@Nullable String server, @Nullable Long login, boolean openOnly) {}
