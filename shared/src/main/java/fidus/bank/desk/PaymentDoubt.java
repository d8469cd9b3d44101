package fidus.bank.desk;

import fidus.money.Money;

import java.time.LocalDate;

/// A row that names payments of the house and whose figures are not theirs: nothing is proposed for
/// it.
///
/// @param named the EndToEndId or the reference of the batch that it names
/// @param sentence with both figures, for people
public record PaymentDoubt(
        String rowId, LocalDate day, Money money, String named, String sentence) {}
