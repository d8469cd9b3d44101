package fidus.server.mt5;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationLedger;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The registry of trading accounts.
public final class Accounts {
    /// The command another person approves to enter an account in the registry.
    public static final String REGISTER = "REGISTER_ACCOUNT";

    /// From when the first capital counts: it was at work before anything the books know, so no
    /// figure of any time may miss it.
    private static final Instant BEGINNING = Instant.EPOCH;

    private final AccountStore store = new AccountStore();
    private final Registration registration = new Registration(store);
    private final Audit audit;
    private final Approvals approvals;
    private final Ledger ledger;
    private final PoolChanges poolChanges;

    public Accounts(Audit audit, Approvals approvals, Ledger ledger) {
        this.audit = audit;
        this.approvals = approvals;
        this.ledger = ledger;
        poolChanges = new PoolChanges(this, approvals);
        approvals.kind(REGISTER, RegisterAccount.class, Set.of(Role.APPROVER), this::registered);
    }

    public static void shape(Migrations migrations) {
        AccountStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(Mt5Calls.REGISTER, this::register);
        poolChanges.routes(routes);
    }

    /// How approvals and the audit log name an account.
    public static String subject(AccountKey key) {
        return "account/" + key.server() + "/" + key.login();
    }

    /// All accounts by server and login.
    public List<TradingAccount> all(Unit unit) {
        return store.all(unit);
    }

    /// The accounts that hold mapped principal of this client.
    public List<TradingAccount> ofClient(Unit unit, ClientId client) {
        return store.ofClient(unit, client);
    }

    public Optional<TradingAccount> find(Unit unit, AccountKey key) {
        return store.find(unit, key);
    }

    /// @throws Refused `NOT_FOUND`
    public TradingAccount get(Unit unit, AccountKey key) {
        return find(unit, key)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no account " + key + " in the registry."));
    }

    /// The account's allocation events in the order they were recorded.
    public List<AllocationEvent> allocations(Unit unit, AccountKey key) {
        return store.allocations(unit, key);
    }

    /// The allocation events of every account that has any, each account's in the order they were
    /// recorded.
    public Map<AccountKey, List<AllocationEvent>> allocations(Unit unit) {
        return store.allocations(unit);
    }

    /// Appends an event to the account's allocation ledger; nothing when the identical event is
    /// there.
    ///
    /// @throws Refused `NOT_FOUND` for an unknown account, else as {@link AllocationLedger#plus}
    public void allocate(Unit unit, Actor actor, AllocationEvent event) {
        allocateAll(unit, actor, event.account(), List.of(event));
    }

    /// Appends events to one account's allocation ledger in this order, those left out that are
    /// there already. The ledger is read once, however many they are.
    ///
    /// @throws Refused `NOT_FOUND` for an unknown account, else as {@link AllocationLedger#plus}
    public void allocateAll(Unit unit, Actor actor, AccountKey key, List<AllocationEvent> events) {
        TradingAccount account = get(unit, key);
        List<AllocationEvent> before = store.allocations(unit, key);
        var ledger = new LinkedHashSet<>(before);
        ledger.addAll(events);
        List<AllocationEvent> after = List.copyOf(ledger);
        var _ = new AllocationLedger(key, account.currency(), after);
        for (int seq = before.size(); seq < after.size(); seq++) {
            AllocationEvent event = after.get(seq);
            store.add(unit, actor, event, seq);
            audit.record(
                    unit,
                    actor,
                    "ALLOCATE",
                    subject(key),
                    null,
                    event,
                    event.reason() == null ? "" : event.reason());
        }
    }

    /// Marks an account as holding this client's principal: AVAILABLE → ALLOCATED, or a further
    /// contract of the same client.
    ///
    /// @param seen the account as the decision was based on
    /// @throws Refused `ACCOUNT_TAKEN`, `WRONG_STATE`, and `STALE_VERSION` when it changed since
    public TradingAccount allot(Unit unit, Actor actor, TradingAccount seen, ClientId client) {
        checkFree(seen, client);
        TradingAccount after = seen.inPool(PoolState.ALLOCATED, client);
        return move(unit, actor, seen, after, "Principal of a contract is placed on it.");
    }

    /// The contract on it is over: ALLOCATED → PENDING_RELEASE. Another person's release frees it.
    public void leave(Unit unit, Actor actor, AccountKey key, String reason) {
        TradingAccount before = get(unit, key);
        if (before.poolState() == PoolState.ALLOCATED) {
            TradingAccount after = before.inPool(PoolState.PENDING_RELEASE, before.clientId());
            var _ = move(unit, actor, before, after, reason);
        }
    }

    /// Takes the account's client away: ALLOCATED → PENDING_RELEASE → AVAILABLE. The mappings on it
    /// must have ended before.
    ///
    /// @throws Refused `WRONG_STATE`, and `STALE_VERSION` when it changed since
    public TradingAccount release(Unit unit, Actor actor, TradingAccount seen, String reason) {
        checkReleasable(seen);
        TradingAccount pending = seen;
        if (seen.poolState() == PoolState.ALLOCATED) {
            TradingAccount leaving = seen.inPool(PoolState.PENDING_RELEASE, seen.clientId());
            pending = move(unit, actor, seen, leaving, reason);
        }
        return move(unit, actor, pending, pending.inPool(PoolState.AVAILABLE, null), reason);
    }

    /// Moves an account that holds nobody's principal.
    void become(Unit unit, Actor actor, TradingAccount seen, PoolState state, String reason) {
        TradingAccount after =
                state == PoolState.INACTIVE ? seen.retired(unit.now()) : seen.inPool(state, null);
        var _ = move(unit, actor, seen, after, reason);
    }

    /// @throws Refused `WRONG_STATE` when nobody's principal is on it
    public static void checkReleasable(TradingAccount account) {
        boolean held =
                account.poolState() == PoolState.ALLOCATED
                        || account.poolState() == PoolState.PENDING_RELEASE;
        if (!held) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    account.key()
                            + " is "
                            + account.poolState()
                            + ". There is nothing to release.");
        }
    }

    /// @throws Refused `ACCOUNT_TAKEN` when it holds another client's principal, `WRONG_STATE` when
    ///   it is not in use
    public static void checkFree(TradingAccount account, ClientId client) {
        ClientId holder = account.clientId();
        if (holder != null && !holder.equals(client)) {
            throw Refused.at(
                    "account",
                    Problem.Code.ACCOUNT_TAKEN,
                    account.key() + " holds principal of another client. Choose another account.");
        }
        boolean usable =
                account.poolState() == PoolState.AVAILABLE
                        || account.poolState() == PoolState.ALLOCATED;
        if (!usable || account.lifecycle() != AccountLifecycle.ACTIVE) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    account.key()
                            + " is "
                            + account.lifecycle()
                            + " and "
                            + account.poolState()
                            + ". Choose an account that is in use.");
        }
    }

    private TradingAccount move(
            Unit unit, Actor actor, TradingAccount before, TradingAccount after, String reason) {
        store.replace(unit, before, after);
        String subject = subject(after.key());
        audit.record(unit, actor, "MOVE_ACCOUNT", subject, before, after, reason);
        approvals.voidPending(unit, actor, subject, "The account was changed meanwhile.");
        return after;
    }

    private Prepared register(Asked asked, RegisterAccount given) {
        RegisterAccount register = Registration.tidied(given);
        registration.check(asked.unit(), register);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        REGISTER,
                        subject(register.key()),
                        "Register account " + register.key(),
                        Registration.shown(register),
                        register));
    }

    private void registered(Unit unit, Decided by, RegisterAccount register) {
        registration.check(unit, register);
        TradingAccount account = Registration.account(register, unit.now());
        store.add(unit, account);
        audit.record(
                unit,
                by.maker().asking(by.checker().request()),
                REGISTER,
                subject(account.key()),
                null,
                account,
                register.note());
        if (register.initialAllocation().signum() > 0) {
            open(unit, by, account, register);
        }
    }

    private void open(Unit unit, Decided by, TradingAccount account, RegisterAccount register) {
        allocate(
                unit,
                by.maker(),
                AllocationEvent.initial(
                        account.key(), BEGINNING, register.initialAllocation(), register.note()));
        PersonId checker = by.checker().id();
        Opening.entry(account, register, unit.today())
                .ifPresent(entry -> ledger.post(unit, by.maker(), checker, entry));
    }
}
