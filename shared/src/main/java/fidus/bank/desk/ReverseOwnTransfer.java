package fidus.bank.desk;

/// Takes back all ends of a transfer that are booked.
///
/// @param reason at least 10 characters
public record ReverseOwnTransfer(OwnTransferId id, String reason) {}
