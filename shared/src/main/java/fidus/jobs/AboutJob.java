package fidus.jobs;

public record AboutJob(JobId id) {}
