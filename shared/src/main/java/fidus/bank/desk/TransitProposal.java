package fidus.bank.desk;

import fidus.money.Money;

import java.time.LocalDate;

/// A row of a statement that seems to be the other end of money in transit.
///
/// @param why how it was recognised, for people
/// @param booking what a person sends as it stands
public record TransitProposal(
        String rowId,
        LocalDate day,
        Money money,
        String text,
        OpenTransit transit,
        String why,
        BookTransit booking) {}
