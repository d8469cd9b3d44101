package fidus.deposits;

import fidus.clients.ClientId;
import fidus.money.Money;

import java.time.LocalDate;

/// A deposit as one person saw it arrive; it waits for another person to confirm it.
///
/// @param evidence 4 to 128 characters, not used by another deposit of the same method
/// @param paidInto 2 to 80 characters
/// @param note up to 1,000 characters, may be empty
public record RecordDeposit(
        ClientId clientId,
        Money deposited,
        LocalDate valueDate,
        DepositMethod depositMethod,
        String evidence,
        String paidInto,
        String note) {}
