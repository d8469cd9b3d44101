package fidus.rebates;

import fidus.money.Money;

import java.time.LocalDate;

/// Money that came for a run.
///
/// @param account the house's own account it came to, such as a bank account's name or a login
/// @param evidence the reference on the statement, unique
public record RebateReceipt(
        Money received,
        LocalDate receivedOn,
        ReceivedInto receivedInto,
        String account,
        String evidence) {}
