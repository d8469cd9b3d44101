package fidus.server.reports;

import fidus.imports.Check;
import fidus.imports.Check.Tie;
import fidus.money.Money;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

/// Follows the Balance column: a row's balance is the balance before it plus the row's cash. Credit
/// and bonus move the account's credit and leave its balance alone.
final class RunningBalance {
    private RunningBalance() {}

    /// Adds what can be checked to the draft; nothing when the file prints no balances.
    ///
    /// @return the last row's balance
    static @Nullable Money check(Draft draft) {
        var deals = draft.deals();
        var balances = draft.balances();
        if (deals.isEmpty() || balances.contains(null)) {
            return null;
        }
        Money zero = Money.zero(deals.getFirst().dealProfit().currency());
        Money before = zero;
        Money computed = zero;
        int differing = 0;
        for (int i = 0; i < deals.size(); i++) {
            Money cash = moved(deals.get(i), zero);
            Money balance = balances.get(i);
            if (balance == null) {
                return null;
            }
            if (i == 0) {
                before = balance.minus(cash);
                computed = before;
                draft.check(Check.of(Tie.OPENING_BALANCE, before, zero));
            }
            computed = computed.plus(cash);
            differing += before.plus(cash).equals(balance) ? 0 : 1;
            before = balance;
        }
        Check end = Check.of(Tie.RUNNING_BALANCE, computed, before);
        draft.check(
                new Check(
                        end.tie(),
                        end.left(),
                        end.right(),
                        end.difference(),
                        differing,
                        differing == 0));
        return before;
    }

    private static Money moved(DealRow deal, Money zero) {
        return deal.dealKind() == DealKind.CREDIT || deal.dealKind() == DealKind.BONUS
                ? zero
                : deal.netAmount();
    }
}
