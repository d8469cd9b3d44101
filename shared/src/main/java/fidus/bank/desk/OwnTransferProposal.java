package fidus.bank.desk;

import fidus.money.Money;

import java.time.LocalDate;

/// A row of a statement that moves money between two bank accounts of the house.
///
/// @param other the other account
/// @param why how it was recognised and what is known of the other end, for people
/// @param booking what a person sends as it stands
public record OwnTransferProposal(
        String rowId,
        LocalDate day,
        Money money,
        String text,
        String other,
        String why,
        BookOwnTransfer booking) {}
