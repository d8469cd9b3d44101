package fidus.payments;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import java.time.LocalDate;

/// A party gave back what it was paid too much, or a part of it.
///
/// @param item of the {@link OwedBack}
/// @param houseAccountId where the money came
/// @param money above zero, at most what is owed back
/// @param evidence the bank's reference, the statement's row or the hash; serves once
/// @param valueOn the day at the bank
/// @param reason at least 10 characters
public record RecordOwedBack(
        String item,
        HouseAccountId houseAccountId,
        Money money,
        String evidence,
        LocalDate valueOn,
        String reason) {}
