package fidus.reconciliation.desk;

import fidus.jobs.Job;
import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

/// @param runId the stored run; the same input answers the run of before, without a job
public record RunStarted(RunId runId, @Nullable Job job) {}
