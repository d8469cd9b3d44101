package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Interest of a broker that is owed to a client, or was paid to one.
///
/// @param fundCode absent where it is of none
/// @param paidOn absent while it is unpaid
public record InterestDue(
        ClientChoice client,
        @Nullable FundCode fundCode,
        LocalDate dueOn,
        Money owed,
        @Nullable LocalDate paidOn) {}
