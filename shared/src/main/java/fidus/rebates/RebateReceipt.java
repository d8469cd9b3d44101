package fidus.rebates;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Money that came for a run.
///
/// @param account the house's own account it came to, such as a bank account's name or a login
/// @param evidence the reference on the statement, unique
/// @param dealKey the credit it is, as `server/login/ticket`; absent for a bank, and on receipts
///   recorded before credits were named
/// @param countsOn the day it counts from in the books, which its entry says; absent until the
///   receipt is approved, and on receipts recorded before this was kept
public record RebateReceipt(
        Money received,
        LocalDate receivedOn,
        ReceivedInto receivedInto,
        String account,
        String evidence,
        @Nullable String dealKey,
        @Nullable LocalDate countsOn) {
    public static RebateReceipt atBank(
            Money received, LocalDate receivedOn, String account, String evidence) {
        return new RebateReceipt(
                received, receivedOn, ReceivedInto.BANK, account, evidence, null, null);
    }

    /// The day it counts from in the books: the day it came, unless that was in a closed month.
    public LocalDate counted() {
        return countsOn == null ? receivedOn : countsOn;
    }

    public RebateReceipt counting(@Nullable LocalDate on) {
        return new RebateReceipt(
                received, receivedOn, receivedInto, account, evidence, dealKey, on);
    }
}
