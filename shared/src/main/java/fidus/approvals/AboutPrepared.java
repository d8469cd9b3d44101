package fidus.approvals;

/// One command that somebody prepared.
public record AboutPrepared(PreparedId id) {}
