package fidus.server.payments.wallets;

import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.wallets.AboutWallet;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.FindWallets;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.payments.wallets.WalletId;
import fidus.payments.wallets.WalletList;
import fidus.payments.wallets.WalletState;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Where parties are paid. A wallet is entered by one person and verified by another, may be paid
/// only after its cooling time, and is never edited. An APPROVER or COMPLIANCE verifies and retires
/// it; which one is the primary an APPROVER decides.
public final class Wallets {
    /// The commands another person approves.
    public static final String VERIFY = "VERIFY_WALLET";

    public static final String MAKE_PRIMARY = "MAKE_WALLET_PRIMARY";
    public static final String RETIRE = "RETIRE_WALLET";

    private static final Set<Role> CHECKERS = Set.of(Role.APPROVER);

    private final WalletStore store = new WalletStore();
    private final WalletRules rules;
    private final Audit audit;
    private final Approvals approvals;
    private final HouseAccounts houseAccounts;

    /// A command as it waits.
    ///
    /// @param version of the wallet as it was shown
    /// @param primary whether it becomes the primary even when there is one
    /// @param primaryThen the primary as it was shown, absent when there was none
    record About(
            WalletId id,
            long version,
            boolean primary,
            @Nullable WalletId primaryThen,
            String reason) {}

    /// @param isKnown whether there is such a party
    /// @param cooling how long after its verification no money goes to a wallet
    public Wallets(
            Audit audit,
            Approvals approvals,
            BiPredicate<Unit, String> isKnown,
            Function<Unit, Duration> cooling) {
        this.audit = audit;
        this.approvals = approvals;
        this.rules = new WalletRules(isKnown, cooling);
        this.houseAccounts = new HouseAccounts(store, audit, approvals);
        approvals.kind(VERIFY, About.class, CHECKERS, this::verified);
        approvals.kind(MAKE_PRIMARY, About.class, CHECKERS, this::madePrimary);
        approvals.kind(RETIRE, About.class, CHECKERS, this::retired);
        approvals.alsoBy(VERIFY, Set.of(Role.COMPLIANCE));
        approvals.alsoBy(RETIRE, Set.of(Role.COMPLIANCE));
    }

    public static void shape(Migrations migrations) {
        WalletStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(WalletCalls.LIST, this::list);
        routes.answer(WalletCalls.ADD, this::add);
        routes.answer(WalletCalls.VERIFY, (asked, about) -> askToVerify(asked, get(asked, about)));
        routes.answer(WalletCalls.MAKE_PRIMARY, this::makePrimary);
        routes.answer(WalletCalls.RETIRE, this::retire);
        houseAccounts.routes(routes);
    }

    /// The accounts of the house.
    public HouseAccounts houseAccounts() {
        return houseAccounts;
    }

    public static String subject(WalletId id) {
        return "wallet/" + id.value();
    }

    /// The one wallet that money in this currency goes to; it may still be cooling.
    public Optional<PayoutWallet> primary(Unit unit, String party, Currency currency) {
        return store.primary(unit, party, currency);
    }

    /// @throws Refused `NOT_FOUND`
    public PayoutWallet get(Unit unit, WalletId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such wallet."));
    }

    /// Whether this person said lately that this wallet is the one that is paid: prepared it, or
    /// agreed to it while able to prepare it as well.
    public boolean isChosenBy(Unit unit, WalletId id, Actor person, Duration lately) {
        return store.choice(unit, id)
                .filter(choice -> unit.now().isBefore(choice.at().plus(lately)))
                .filter(
                        choice ->
                                choice.maker().equals(person.id())
                                        || (choice.checker().equals(person.id())
                                                && person.may(Permission.PREPARE_WALLET)))
                .isPresent();
    }

    /// All wallets of all parties.
    public List<PayoutWallet> all(Unit unit) {
        return store.all(unit, null);
    }

    private PayoutWallet get(Asked asked, AboutWallet about) {
        return get(asked.unit(), about.id());
    }

    private WalletList list(Asked asked, FindWallets find) {
        return new WalletList(asked.unit().now(), store.all(asked.unit(), find.party()));
    }

    private PayoutWallet add(Asked asked, AddWallet add) {
        PayoutWallet wallet = rules.entered(asked, add, store.all(asked.unit(), add.party()));
        store.add(asked.unit(), wallet);
        audit.record(
                asked.unit(),
                asked.actor(),
                "ADD_WALLET",
                subject(wallet.id()),
                null,
                wallet,
                wallet.label());
        var _ = askToVerify(asked, wallet, add.primary());
        return wallet;
    }

    private Prepared askToVerify(Asked asked, PayoutWallet wallet) {
        return askToVerify(asked, wallet, false);
    }

    private Prepared askToVerify(Asked asked, PayoutWallet wallet, boolean primary) {
        WalletRules.is(wallet, WalletState.PENDING_VERIFICATION);
        var about = about(asked, wallet, primary, "");
        return prepare(asked, VERIFY, "Verify", wallet, about);
    }

    private Prepared makePrimary(Asked asked, AboutWallet about) {
        PayoutWallet wallet = get(asked, about);
        WalletRules.is(wallet, WalletState.VERIFIED);
        if (wallet.primary()) {
            throw WalletRules.wrong("It is the primary already.");
        }
        var command = about(asked, wallet, true, "");
        return prepare(asked, MAKE_PRIMARY, "Pay from now on to", wallet, command);
    }

    private Prepared retire(Asked asked, RetireWallet retire) {
        PayoutWallet wallet = get(asked.unit(), retire.id());
        WalletRules.reason(retire.reason());
        WalletRules.retirable(wallet, store.all(asked.unit(), wallet.party()));
        var about = about(asked, wallet, false, retire.reason().strip());
        return prepare(asked, RETIRE, "Retire", wallet, about);
    }

    private About about(Asked asked, PayoutWallet wallet, boolean primary, String reason) {
        WalletId now = primary(asked.unit(), wallet).map(PayoutWallet::id).orElse(null);
        return new About(wallet.id(), wallet.version(), primary, now, reason);
    }

    private Prepared prepare(
            Asked asked, String command, String title, PayoutWallet wallet, About about) {
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        command,
                        subject(wallet.id()),
                        title
                                + " wallet "
                                + wallet.label()
                                + " of "
                                + wallet.partyName()
                                + " in "
                                + wallet.currency(),
                        WalletRules.shown(
                                wallet, primary(asked.unit(), wallet), about.primary, about.reason),
                        about));
    }

    private void verified(Unit unit, Decided by, About about) {
        PayoutWallet wallet = current(unit, about);
        WalletRules.is(wallet, WalletState.PENDING_VERIFICATION);
        if (by.checker().id().equals(wallet.createdBy())) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "You entered this wallet. Another person has to verify it.");
        }
        samePrimary(unit, wallet, about, about.primary);
        boolean primary = about.primary || about.primaryThen == null;
        if (primary) {
            noLongerPrimary(unit, by, wallet);
            store.chosen(unit, wallet.id(), by);
        }
        PayoutWallet after = rules.verified(unit, wallet, by.checker(), primary);
        change(unit, by, VERIFY, wallet, after);
    }

    private void madePrimary(Unit unit, Decided by, About about) {
        PayoutWallet wallet = current(unit, about);
        WalletRules.is(wallet, WalletState.VERIFIED);
        samePrimary(unit, wallet, about, true);
        noLongerPrimary(unit, by, wallet);
        store.chosen(unit, wallet.id(), by);
        change(unit, by, MAKE_PRIMARY, wallet, WalletRules.primary(wallet, true));
    }

    private void retired(Unit unit, Decided by, About about) {
        PayoutWallet wallet = current(unit, about);
        WalletRules.retirable(wallet, store.all(unit, wallet.party()));
        change(unit, by, RETIRE, wallet, WalletRules.retired(wallet));
    }

    /// Both persons saw who is paid from now on; one that replaces none may come beside any.
    private void samePrimary(Unit unit, PayoutWallet wallet, About about, boolean replaces) {
        WalletId now = primary(unit, wallet).map(PayoutWallet::id).orElse(null);
        boolean seen = (now == null) == (about.primaryThen == null);
        if (replaces ? !Objects.equals(now, about.primaryThen) : !seen) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Another wallet of "
                            + wallet.partyName()
                            + " is the primary than was shown when this was prepared. Prepare it"
                            + " again, so that you see which one is paid.");
        }
    }

    private void noLongerPrimary(Unit unit, Decided by, PayoutWallet next) {
        primary(unit, next)
                .ifPresent(
                        old ->
                                change(
                                        unit,
                                        by,
                                        MAKE_PRIMARY,
                                        old,
                                        WalletRules.primary(old, false)));
    }

    private Optional<PayoutWallet> primary(Unit unit, PayoutWallet wallet) {
        return primary(unit, wallet.party(), wallet.currency());
    }

    private PayoutWallet current(Unit unit, About about) {
        PayoutWallet wallet = get(unit, about.id);
        if (wallet.version() != about.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The wallet was changed since this was prepared. Prepare it again.");
        }
        return wallet;
    }

    private void change(
            Unit unit, Decided by, String action, PayoutWallet before, PayoutWallet after) {
        store.replace(unit, before, after);
        audit.record(
                unit,
                by.maker().asking(by.checker().request()),
                action,
                subject(after.id()),
                before,
                after,
                "");
    }
}
