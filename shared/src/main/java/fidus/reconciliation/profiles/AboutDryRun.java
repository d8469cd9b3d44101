package fidus.reconciliation.profiles;

import fidus.jobs.JobId;

/// Names a dry run by the job that made it.
public record AboutDryRun(JobId id) {}
