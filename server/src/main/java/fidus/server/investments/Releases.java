package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.MappedContract;
import fidus.mt5.Mt5Calls;
import fidus.mt5.ReleaseAccount;
import fidus.mt5.TradingAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Frees accounts from their clients. It stands after both the registry and the contracts, because
/// a release ends mappings.
public final class Releases {
    /// The command another person approves to free an account.
    public static final String RELEASE = "RELEASE_ACCOUNT";

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_TEXT = 1_000;

    private final Approvals approvals;
    private final Accounts accounts;
    private final Contracts contracts;
    private final BiFunction<Unit, AccountKey, Optional<Money>> equityOf;

    /// The command as it waits.
    ///
    /// @param accountVersion of the account as it was shown
    record Release(ReleaseAccount asked, long accountVersion) {}

    /// @param equityOf the account's equity after its last accepted reading, empty when there is
    ///   none
    public Releases(
            Approvals approvals,
            Accounts accounts,
            Contracts contracts,
            BiFunction<Unit, AccountKey, Optional<Money>> equityOf) {
        this.approvals = approvals;
        this.accounts = accounts;
        this.contracts = contracts;
        this.equityOf = equityOf;
        approvals.kind(RELEASE, Release.class, Set.of(Role.APPROVER), this::released);
    }

    public void routes(Routes routes) {
        routes.answer(Mt5Calls.RELEASE, this::release);
    }

    private Prepared release(Asked asked, ReleaseAccount release) {
        AccountKey key = key(release);
        TradingAccount account = accounts.get(asked.unit(), key);
        check(asked.unit(), account, release);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RELEASE,
                        Accounts.subject(key),
                        "Release account " + key,
                        shown(asked.unit(), account, release),
                        new Release(release, account.version())));
    }

    private void released(Unit unit, Decided by, Release release) {
        AccountKey key = key(release.asked);
        TradingAccount account = accounts.get(unit, key);
        if (account.version() != release.accountVersion) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    key + " was changed since this was prepared. Reject it and prepare it again.");
        }
        check(unit, account, release.asked);
        Actor maker = by.maker().asking(by.checker().request());
        contracts.unplace(unit, by, key, "Released from " + key + ": " + release.asked.reason());
        accounts.release(unit, maker, account, release.asked.reason());
    }

    private void check(Unit unit, TradingAccount account, ReleaseAccount release) {
        String reason = release.reason().strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_TEXT) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        if (destination(release).length() > LONGEST_TEXT) {
            throw Refused.at(
                    "destination", Problem.Code.BAD_VALUE, "At most 1000 characters go here.");
        }
        Accounts.checkReleasable(account);
        boolean empty = equityOf.apply(unit, account.key()).filter(Money::isZero).isPresent();
        if (!empty && destination(release).isEmpty()) {
            throw Refused.at(
                    "destination",
                    Problem.Code.WRONG_STATE,
                    "The equity of "
                            + account.key()
                            + " is "
                            + equity(unit, account.key())
                            + ", not zero. Name where the money goes.");
        }
    }

    private List<Shown> shown(Unit unit, TradingAccount account, ReleaseAccount release) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Account", account.key() + " (" + account.label() + ")"));
        shown.add(new Shown("Pool", account.poolState() + " → AVAILABLE"));
        shown.add(new Shown("Equity, last reading", equity(unit, account.key())));
        String destination = destination(release);
        shown.add(new Shown("Money goes to", destination.isEmpty() ? "–" : destination));
        shown.add(new Shown("Reason", release.reason()));
        contracts.onAccount(unit, account.key()).stream()
                .filter(mapped -> mapped.until() == null)
                .forEach(mapped -> shown.add(unplaced(mapped)));
        return List.copyOf(shown);
    }

    private static Shown unplaced(MappedContract mapped) {
        return new Shown(
                "Contract " + mapped.number(),
                mapped.mappedPrincipal()
                        + " of "
                        + mapped.clientName()
                        + " becomes unallocated cash");
    }

    private String equity(Unit unit, AccountKey key) {
        return equityOf.apply(unit, key).map(Money::toString).orElse("unknown");
    }

    private static String destination(ReleaseAccount release) {
        return release.destination() == null ? "" : release.destination().strip();
    }

    private static AccountKey key(ReleaseAccount release) {
        return new AccountKey(release.server(), release.login());
    }
}
