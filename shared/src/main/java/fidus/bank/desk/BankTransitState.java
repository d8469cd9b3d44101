package fidus.bank.desk;

public enum BankTransitState {
    BOOKED,
    REVERSED
}
