package fidus.cashflow;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Money;
import fidus.mt5.pnl.Basis;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The money the calendar begins with.
///
/// @param unallocatedCash recorded balances of banks and wallets; absent when none was recorded,
///   which is not zero
/// @param moved what the journal moved there after the balances were read
/// @param inTransit on its way between accounts, banks and wallets, so that none of them holds it;
///   below zero where two count the same money; absent when there is none
/// @param fundRevenue total equity less client principal and house capital placed; absent when a
///   reading is missing
/// @param basis of both
/// @param missing what is not known, in words
public record CashFlowOpening(
        @Nullable Money unallocatedCash,
        List<OpeningMove> moved,
        @Nullable Money inTransit,
        @Nullable Money fundRevenue,
        Basis basis,
        List<String> missing) {
    public CashFlowOpening {
        moved = List.copyOf(moved);
        missing = List.copyOf(missing);
    }

    /// Empty when a part is absent.
    @JsonIgnore
    public Optional<Money> cash() {
        Money unallocated = unallocatedCash;
        Money revenue = fundRevenue;
        return unallocated == null || revenue == null
                ? Optional.empty()
                : Optional.of(
                        unallocated
                                .plus(movedSum(unallocated))
                                .plus(transit(revenue))
                                .plus(revenue));
    }

    private Money transit(Money like) {
        return inTransit == null ? Money.zero(like.currency()) : inTransit;
    }

    /// Recorded balances with what moved since; empty when none was recorded.
    @JsonIgnore
    public Optional<Money> cashNow() {
        return Optional.ofNullable(unallocatedCash).map(sum -> sum.plus(movedSum(sum)));
    }

    private Money movedSum(Money like) {
        Money sum = Money.zero(like.currency());
        for (OpeningMove one : moved) {
            sum = sum.plus(one.moved());
        }
        return sum;
    }
}
