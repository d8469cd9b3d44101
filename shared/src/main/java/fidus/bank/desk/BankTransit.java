package fidus.bank.desk;

import fidus.auth.PersonId;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// The end at the bank as it was booked. BOOKED → REVERSED.
///
/// @param account at the broker
/// @param atBank below zero for money that left the bank
/// @param rowId the statement's row that shows it, absent where there was no statement
/// @param charge what the bank kept of it, booked to 5500; absent without one
/// @param entryNumber of the journal
/// @param reason why it was reversed, empty while it stands
public record BankTransit(
        BankTransitId id,
        String transfer,
        String eventCode,
        AccountKey account,
        HouseAccountId houseAccountId,
        String houseAccount,
        Money atBank,
        LocalDate valueOn,
        String evidence,
        @Nullable String rowId,
        @Nullable Money charge,
        BankTransitState bankTransitState,
        long entryNumber,
        PersonId makerId,
        PersonId checkerId,
        String reason,
        long version) {
    public BankTransit reversed(String why) {
        return new BankTransit(
                id,
                transfer,
                eventCode,
                account,
                houseAccountId,
                houseAccount,
                atBank,
                valueOn,
                evidence,
                rowId,
                charge,
                BankTransitState.REVERSED,
                entryNumber,
                makerId,
                checkerId,
                why,
                version + 1);
    }
}
