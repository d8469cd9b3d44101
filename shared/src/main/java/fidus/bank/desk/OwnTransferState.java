package fidus.bank.desk;

public enum OwnTransferState {
    /// One end is booked; the money stands on 1140.
    IN_TRANSIT,
    /// Both ends are booked, and nothing of it stands on 1140.
    ARRIVED,
    REVERSED
}
