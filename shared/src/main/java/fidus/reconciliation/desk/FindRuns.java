package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

/// @param server and login: one account; absent means all
public record FindRuns(@Nullable String server, @Nullable Long login) {}
