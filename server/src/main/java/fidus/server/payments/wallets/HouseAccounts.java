package fidus.server.payments.wallets;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.AddHouseAccount;
import fidus.payments.wallets.Destination;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.HouseAccountList;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.RetireHouseAccount;
import fidus.payments.wallets.WalletCalls;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.WalletRules.Place;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The accounts of the house; payments leave from those that have an IBAN or are on a chain.
/// Entered and retired by two persons.
public final class HouseAccounts {
    /// The commands another person approves.
    public static final String ADD = "ADD_HOUSE_ACCOUNT";

    public static final String RETIRE = "RETIRE_HOUSE_ACCOUNT";

    private final WalletStore store;
    private final Audit audit;
    private final Approvals approvals;

    /// @param id of the account to be, made of the request's
    record Entry(HouseAccountId id, AddHouseAccount account) {}

    /// @param version of the account as it was shown
    record Retirement(HouseAccountId id, long version, String reason) {}

    HouseAccounts(WalletStore store, Audit audit, Approvals approvals) {
        this.store = store;
        this.audit = audit;
        this.approvals = approvals;
        approvals.kind(ADD, Entry.class, Set.of(Role.APPROVER), this::added);
        approvals.kind(RETIRE, Retirement.class, Set.of(Role.APPROVER), this::retired);
    }

    void routes(Routes routes) {
        routes.answer(WalletCalls.HOUSE_ACCOUNTS, this::list);
        routes.answer(WalletCalls.ADD_HOUSE_ACCOUNT, this::add);
        routes.answer(WalletCalls.RETIRE_HOUSE_ACCOUNT, this::retire);
    }

    /// @throws Refused `NOT_FOUND`
    public HouseAccount get(Unit unit, HouseAccountId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "houseAccountId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such account of the house."));
    }

    /// All accounts of the house by name, retired ones too.
    public List<HouseAccount> all(Unit unit) {
        return store.houseAccounts(unit);
    }

    /// The account the journal names so.
    public Optional<HouseAccount> named(Unit unit, String name) {
        return all(unit).stream().filter(account -> account.name().equals(name)).findFirst();
    }

    private HouseAccountList list(Asked asked, Nothing nothing) {
        return new HouseAccountList(store.houseAccounts(asked.unit()));
    }

    private static String subject(HouseAccountId id) {
        return "houseAccount/" + id.value();
    }

    private Prepared add(Asked asked, AddHouseAccount add) {
        Place place = checked(asked.unit(), add);
        var entry = new Entry(new HouseAccountId(asked.requestId()), add);
        boolean pays = place.bank() == null || place.bank().iban() != null;
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        ADD,
                        subject(entry.id),
                        (pays ? "Pay from now on from " : "Receive from now on at ")
                                + add.name().strip()
                                + " in "
                                + add.currency(),
                        List.of(
                                new Shown("Name", add.name().strip()),
                                new Shown("Currency", add.currency().code()),
                                new Shown(
                                        pays ? "Pays from" : "Receives only, as it has no IBAN",
                                        Destination.line(place.bank(), place.chain())),
                                new Shown("Check digits", WalletRules.said(place.check()))),
                        entry));
    }

    private Place checked(Unit unit, AddHouseAccount add) {
        String name = WalletRules.text("name", add.name());
        if (store.houseAccounts(unit).stream().anyMatch(other -> other.name().equals(name))) {
            throw Refused.at(
                    "name",
                    Problem.Code.ALREADY_EXISTS,
                    "There is already an account of this name.");
        }
        return WalletRules.place(add.bank(), add.chain());
    }

    private void added(Unit unit, Decided by, Entry entry) {
        Place place = checked(unit, entry.account);
        var account =
                new HouseAccount(
                        entry.id,
                        entry.account.name().strip(),
                        place.kind(),
                        place.bank(),
                        place.chain(),
                        entry.account.currency(),
                        HouseAccountState.ACTIVE,
                        by.maker().id(),
                        by.checker().id(),
                        1);
        store.add(unit, account);
        audit.record(unit, maker(by), ADD, subject(account.id()), null, account, "");
    }

    private Prepared retire(Asked asked, RetireHouseAccount retire) {
        WalletRules.reason(retire.reason());
        HouseAccount account = active(asked.unit(), retire.id());
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RETIRE,
                        subject(account.id()),
                        "Pay no longer from " + account.name(),
                        List.of(
                                new Shown("Name", account.name()),
                                new Shown(
                                        "Pays from",
                                        Destination.line(account.bank(), account.chain())),
                                new Shown("Reason", retire.reason().strip())),
                        new Retirement(account.id(), account.version(), retire.reason().strip())));
    }

    private HouseAccount active(Unit unit, HouseAccountId id) {
        HouseAccount account = get(unit, id);
        if (account.houseAccountState() != HouseAccountState.ACTIVE) {
            throw WalletRules.wrong("The account is retired already.");
        }
        return account;
    }

    private void retired(Unit unit, Decided by, Retirement retirement) {
        HouseAccount before = active(unit, retirement.id);
        if (before.version() != retirement.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The account was changed since this was prepared. Prepare it again.");
        }
        var after =
                new HouseAccount(
                        before.id(),
                        before.name(),
                        before.walletKind(),
                        before.bank(),
                        before.chain(),
                        before.currency(),
                        HouseAccountState.RETIRED,
                        before.makerId(),
                        before.checkerId(),
                        before.version() + 1);
        store.replace(unit, before, after);
        audit.record(
                unit, maker(by), RETIRE, subject(after.id()), before, after, retirement.reason);
    }

    private static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
