package fidus.mt5;

/// Names one account.
public record AboutAccount(String server, long login) {}
