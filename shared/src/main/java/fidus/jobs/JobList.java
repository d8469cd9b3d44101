package fidus.jobs;

import java.util.List;

public record JobList(List<Job> jobs) {}
