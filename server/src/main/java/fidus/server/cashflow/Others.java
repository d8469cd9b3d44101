package fidus.server.cashflow;

import fidus.cashflow.ManagerFee;
import fidus.cashflow.PaidRow;
import fidus.cashflow.PoolDue;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What other features know of payments.
///
/// @param fees posted manager fees, paid ones included
/// @param pools what is not paid of franchise pools
/// @param paidDays the day on which each paid row left
public record Others(
        Function<Unit, List<ManagerFee>> fees,
        Function<Unit, List<PoolDue>> pools,
        Function<Unit, Map<PaidRow, LocalDate>> paidDays) {
    /// Nobody has any.
    public static final Others NONE = new Others(_ -> List.of(), _ -> List.of(), _ -> Map.of());
}
