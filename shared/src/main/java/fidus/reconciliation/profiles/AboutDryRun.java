package fidus.reconciliation.profiles;

import fidus.jobs.JobId;

import org.jspecify.annotations.Nullable;

/// Names a dry run by the job that made it.
///
/// @param from how many of each list are left out, a multiple of {@link DryRunFound#MOST}; absent
///   for none
public record AboutDryRun(JobId id, @Nullable Integer from) {}
