package fidus.server.statements;

/// What came of one document of a job.
enum Documented {
    MADE,
    UNCHANGED,
    NOTHING
}
