package fidus.rebates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.LocalDate;

/// A rebate that a broker put on one of the house's accounts, as the deal book has it.
///
/// @param dealKey `server/login/ticket`
public record RebateCredit(
        String dealKey,
        AccountKey account,
        ReceivedInto receivedInto,
        LocalDate cameOn,
        Money came,
        String comment) {
    /// The receipt that says which claim it is for. The deal is its own evidence.
    @JsonIgnore
    public RebateReceipt receipt() {
        return new RebateReceipt(came, cameOn, receivedInto, account.toString(), dealKey, dealKey);
    }
}
