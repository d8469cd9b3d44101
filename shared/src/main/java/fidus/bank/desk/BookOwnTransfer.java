package fidus.bank.desk;

import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

/// Books what statements show of money between two bank accounts of the house: both ends, or the
/// one that is shown so far.
///
/// @param transfer one that is in transit and whose other end this is; absent for a new one
/// @param from the account it left
/// @param to the account it reached
/// @param outRow the row, or the part of a batch entry, that shows it leaving; absent while none
///   does or when it is booked already
/// @param inRow likewise for its arrival
public record BookOwnTransfer(
        @Nullable OwnTransferId transfer,
        HouseAccountId from,
        HouseAccountId to,
        @Nullable String outRow,
        @Nullable String inRow) {}
