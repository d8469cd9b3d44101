package fidus.payments;

import fidus.payments.wallets.HouseAccountId;

import java.time.LocalDate;
import java.util.List;

/// @param items to be paid, as `kind/id`; all of the currency of the account
/// @param executionOn when the bank is asked to pay
public record CreateBatch(
        HouseAccountId houseAccountId,
        List<String> items,
        LocalDate executionOn,
        ChargeBearer chargeBearer) {}
