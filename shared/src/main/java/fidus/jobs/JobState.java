package fidus.jobs;

public enum JobState {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    public boolean isOver() {
        return this != RUNNING;
    }
}
