package fidus.rebates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.LocalDate;

/// A rebate that a broker put on one of the house's accounts, as the deal book has it.
///
/// @param dealKey `server/login/ticket`
/// @param countsOn the day it counts from in the books
public record RebateCredit(
        String dealKey,
        AccountKey account,
        ReceivedInto receivedInto,
        LocalDate cameOn,
        LocalDate countsOn,
        Money came,
        String comment) {
    public RebateCredit counting(LocalDate on) {
        return new RebateCredit(dealKey, account, receivedInto, cameOn, on, came, comment);
    }

    /// The receipt that says which claim it is for. The deal is its own evidence.
    @JsonIgnore
    public RebateReceipt receipt() {
        return new RebateReceipt(
                came, cameOn, receivedInto, account.toString(), dealKey, dealKey, null);
    }
}
