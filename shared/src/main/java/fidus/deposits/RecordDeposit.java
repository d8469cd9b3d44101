package fidus.deposits;

import fidus.clients.ClientId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A deposit as one person saw it arrive; it waits for another person to confirm it.
///
/// @param evidence 4 to 128 characters, not used by another deposit of the same method
/// @param paidInto 2 to 80 characters
/// @param note up to 1,000 characters, may be empty
/// @param source who or what sent it, fitting the method; absent where that is not known
public record RecordDeposit(
        ClientId clientId,
        Money deposited,
        LocalDate valueDate,
        DepositMethod depositMethod,
        String evidence,
        String paidInto,
        String note,
        @Nullable DepositSource source) {
    /// Of which the reference alone is known.
    public RecordDeposit(
            ClientId clientId,
            Money deposited,
            LocalDate valueDate,
            DepositMethod depositMethod,
            String evidence,
            String paidInto,
            String note) {
        this(clientId, deposited, valueDate, depositMethod, evidence, paidInto, note, null);
    }
}
