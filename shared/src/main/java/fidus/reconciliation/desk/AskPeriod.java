package fidus.reconciliation.desk;

/// Which period a run of the account takes when none is given.
public record AskPeriod(String server, long login) {}
