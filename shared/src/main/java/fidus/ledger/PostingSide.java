package fidus.ledger;

public enum PostingSide {
    DEBIT,
    CREDIT
}
