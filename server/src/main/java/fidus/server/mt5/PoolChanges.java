package fidus.server.mt5;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.ChangeAccount;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationLedger;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Set;

/// Accounts that are taken out of use for a while, back into use, or retired: prepared by one
/// person, approved by another.
final class PoolChanges {
    /// The command another person approves.
    static final String CHANGE = "CHANGE_ACCOUNT";

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final Accounts accounts;
    private final Approvals approvals;

    /// The command as it waits.
    ///
    /// @param version of the account as it was shown
    record Change(ChangeAccount asked, long version) {}

    PoolChanges(Accounts accounts, Approvals approvals) {
        this.accounts = accounts;
        this.approvals = approvals;
        approvals.kind(CHANGE, Change.class, Set.of(Role.APPROVER), this::changed);
    }

    void routes(Routes routes) {
        routes.answer(Mt5Calls.CHANGE, this::prepare);
    }

    private Prepared prepare(Asked asked, ChangeAccount asks) {
        TradingAccount account = accounts.get(asked.unit(), key(asks));
        check(account, asks);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        CHANGE,
                        Accounts.subject(account.key()),
                        "Account " + account.key() + " becomes " + asks.poolState(),
                        shown(asked.unit(), account, asks),
                        new Change(asks, account.version())));
    }

    private void changed(Unit unit, Decided by, Change change) {
        TradingAccount account = accounts.get(unit, key(change.asked));
        if (account.version() != change.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    account.key()
                            + " was changed since this was prepared. Reject it and prepare it"
                            + " again.");
        }
        check(account, change.asked);
        accounts.become(
                unit,
                by.maker().asking(by.checker().request()),
                account,
                change.asked.poolState(),
                change.asked.reason().strip());
    }

    private static void check(TradingAccount account, ChangeAccount asks) {
        String reason = asks.reason().strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        PoolState now = account.poolState();
        if (!now.changes().contains(asks.poolState())) {
            throw Refused.at(
                    "poolState",
                    Problem.Code.WRONG_STATE,
                    account.key()
                            + " is "
                            + now
                            + " and cannot become "
                            + asks.poolState()
                            + (account.clientId() == null
                                    ? "."
                                    : ". Release it from its client first."));
        }
    }

    private List<Shown> shown(Unit unit, TradingAccount account, ChangeAccount asks) {
        var allocated =
                new AllocationLedger(
                                account.key(),
                                account.currency(),
                                accounts.allocations(unit, account.key()))
                        .adjustedAllocation(unit.now());
        boolean retired = asks.poolState() == PoolState.INACTIVE;
        return List.of(
                new Shown("Account", account.key() + " (" + account.label() + ")"),
                new Shown("Pool", account.poolState() + " → " + asks.poolState()),
                new Shown("Adjusted allocation", allocated.toString()),
                new Shown(
                        "What follows",
                        retired
                                ? "It takes part in no total, fee or rebate any more and stays so;"
                                        + " its history is kept, and rebates of lots closed until"
                                        + " then are still claimed. Empty it first: what it still"
                                        + " holds stays an asset that nobody watches."
                                : asks.poolState() == PoolState.MAINTENANCE
                                        ? "No contract is placed on it until it is back in use."
                                        : "Contracts may be placed on it."),
                new Shown("Reason", asks.reason().strip()));
    }

    private static AccountKey key(ChangeAccount asks) {
        return new AccountKey(asks.server(), asks.login());
    }
}
