package fidus.redemptions;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Money;
import fidus.payments.PayableBlock;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// What could be approved to be paid of one contract: its available rows, or a request of it that
/// waits.
///
/// @param item names it as it stands now: of rows that were requested since, or a request that
///   moved, the name is another one
/// @param number of the request that waits; absent for rows nobody asked for
/// @param total Σ rows
/// @param dueOn the least due date of the rows
/// @param blocked why it cannot be approved now; absent when it can
public record ReadyRedemption(
        String item,
        @Nullable Long number,
        InvestmentId investmentId,
        long contractNumber,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        List<PayoutRef> rows,
        Money total,
        LocalDate dueOn,
        @Nullable PayableBlock blocked) {
    public ReadyRedemption {
        rows = List.copyOf(rows);
    }
}
