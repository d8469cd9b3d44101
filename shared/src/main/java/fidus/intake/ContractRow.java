package fidus.intake;

import fidus.investments.schedule.PayoutState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// A contract of a list as it was read.
///
/// @param line where it first stands, the heading being 1
/// @param reference how the list calls it
/// @param client who it is with, or what stands there when nobody is known by it
/// @param payouts its schedule with what was paid; empty where it is refused
/// @param due what is owed to the client on the day it is taken over; absent where it is refused
/// @param accrued interest beyond that; absent where it is refused
/// @param commissions owed to agents, due or accrued; absent where it is refused
/// @param reason why it is refused; empty otherwise
/// @param stood which company sold it, which terms of its own it has, and how its performance, its
///   mark and its units stood; empty for other contracts
public record ContractRow(
        int line,
        String reference,
        String client,
        String fund,
        @Nullable Money principal,
        @Nullable LocalDate startDate,
        List<ContractPayout> payouts,
        @Nullable Money due,
        @Nullable Money accrued,
        @Nullable Money commissions,
        Standing standing,
        String reason,
        String stood)
        implements ListedRow {
    public ContractRow {
        payouts = List.copyOf(payouts);
    }

    @Override
    public String called() {
        return reference;
    }

    /// How many rows were paid elsewhere.
    public long paid() {
        return payouts.stream().filter(one -> one.payoutState() == PayoutState.PAID).count();
    }
}
