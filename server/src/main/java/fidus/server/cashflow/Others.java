package fidus.server.cashflow;

import fidus.cashflow.InterestDue;
import fidus.cashflow.ManagerFee;
import fidus.cashflow.PaidRow;
import fidus.cashflow.PoolDue;
import fidus.cashflow.RebateOwed;
import fidus.investments.book.ContractBook;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What other features know of payments.
///
/// @param fees posted manager fees, paid ones included
/// @param pools franchise pools, what is paid of each apart from what is not
/// @param paidDays the day on which each paid row of these contracts left, and its commission
/// @param rebates posted and not paid by the brokers
/// @param interest of brokers that clients are owed
public record Others(
        Function<Unit, List<ManagerFee>> fees,
        Function<Unit, List<PoolDue>> pools,
        BiFunction<Unit, List<ContractBook>, Map<PaidRow, LocalDate>> paidDays,
        Function<Unit, List<RebateOwed>> rebates,
        Interest interest) {
    /// What clients are owed of brokers' interest.
    public interface Interest {
        /// Owed now, and what was paid.
        List<InterestDue> now(Unit unit);

        /// Owed at the end of a month.
        List<InterestDue> atEndOf(Unit unit, YearMonth month);
    }

    /// Nobody has any.
    public static final Others NONE =
            new Others(
                    _ -> List.of(),
                    _ -> List.of(),
                    (_, _) -> Map.of(),
                    _ -> List.of(),
                    new NoInterest());

    private static final class NoInterest implements Interest {
        @Override
        public List<InterestDue> now(Unit unit) {
            return List.of();
        }

        @Override
        public List<InterestDue> atEndOf(Unit unit, YearMonth month) {
            return List.of();
        }
    }
}
