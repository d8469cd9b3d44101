package fidus.reconciliation.desk;

import fidus.auth.Role;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What was done to several breaks.
///
/// @param breaks how many
/// @param waiting how many of them wait for another person now
/// @param needs the roles they wait for, each another person; absent where none waits
public record BreaksDone(int breaks, int waiting, @Nullable List<Role> needs) {}
