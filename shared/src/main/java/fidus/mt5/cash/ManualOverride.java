package fidus.mt5.cash;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;

import org.jspecify.annotations.Nullable;

/// A person's word on one movement. It wins over the table and survives a new version of it;
/// withdrawing it lets the table decide again.
///
/// @param dealKey `server/login/ticket` of the movement
/// @param counterpartyLogin the other account on the same server; absent when there is none
/// @param reason at least 10 characters
/// @param checkerId who approved; absent where no second person is needed
/// @param feeRun the posted fee run that a MANAGER_FEE_PAYMENT pays; absent for every other
///   category, and on payments decided before runs were named
public record ManualOverride(
        String dealKey,
        CashCategory category,
        @Nullable Long counterpartyLogin,
        String reason,
        String makerId,
        @Nullable String checkerId,
        @Nullable String feeRun) {
    /// The rule id of rows decided by a person.
    public static final String RULE_ID = "OVERRIDE";

    private static final int SHORTEST_REASON = 10;

    /// @throws Refused `BAD_VALUE` for a short reason or a counterparty that is no login,
    ///   `SAME_PERSON` when maker and checker are one
    public ManualOverride {
        reason = reason.strip();
        if (reason.length() < SHORTEST_REASON) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "A reason has at least 10 characters.");
        }
        if (counterpartyLogin != null && counterpartyLogin < 1) {
            throw Refused.at(
                    "counterpartyLogin",
                    Problem.Code.BAD_VALUE,
                    "A login is a positive whole number.");
        }
        if (makerId.equals(checkerId)) {
            throw Refused.at(
                    "checkerId",
                    Problem.Code.SAME_PERSON,
                    "Whoever overrules the table cannot approve it too.");
        }
    }

    /// Whether a second person must approve: the movement is larger than the limit, or it pays what
    /// the house owes a manager, which nobody does alone, however little it is.
    public static boolean needsChecker(CashCategory category, Money netAmount, Money checkAbove) {
        return category == CashCategory.MANAGER_FEE_PAYMENT
                || netAmount.abs().compareTo(checkAbove) > 0;
    }

    /// The movement as the person decided it, with the second person where one is needed.
    ///
    /// @param byTable what the table said
    /// @param checkAbove the limit above which a second person is needed
    /// @throws Refused as {@link #wished} does; `FORBIDDEN` when the second person is missing
    public Classification applyTo(Deal deal, Classification byTable, Money checkAbove) {
        Classification wished = wished(deal, byTable);
        if (checkerId == null && needsChecker(category, deal.netAmount(), checkAbove)) {
            throw Refused.because(
                    Problem.Code.FORBIDDEN,
                    "Above "
                            + checkAbove
                            + ", and where it pays a manager's fee, an override needs a second"
                            + " person.");
        }
        return wished;
    }

    /// The movement as the person would have it.
    ///
    /// @throws Refused `BAD_VALUE` when it is about another movement, a trade, or a category the
    ///   sign does not fit, or when it pays a fee and names no run, or the other way round
    public Classification wished(Deal deal, Classification byTable) {
        if (!dealKey.equals(deal.key()) || deal.isTrade()) {
            throw Refused.at(
                    "dealKey",
                    Problem.Code.BAD_VALUE,
                    "This override is about " + dealKey + ", not about " + deal.key() + ".");
        }
        if (!CashEffect.signOf(category).fits(deal.netAmount())) {
            throw Refused.at(
                    "category",
                    Problem.Code.BAD_VALUE,
                    deal.netAmount() + " cannot be " + category + ": the sign does not fit.");
        }
        if ((category == CashCategory.MANAGER_FEE_PAYMENT) != (feeRun != null)) {
            throw Refused.at(
                    "feeRun",
                    Problem.Code.BAD_VALUE,
                    "A payment of a manager's fee names the posted run it pays; nothing else"
                            + " names one.");
        }
        Long counterparty =
                counterpartyLogin != null ? counterpartyLogin : byTable.counterpartyLogin();
        return new Classification(category, RULE_ID, byTable.tableVersion(), counterparty);
    }
}
