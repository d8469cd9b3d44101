package fidus.server.rebates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;
import fidus.rebates.AgreementList;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.RebateBroker;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateRun;
import fidus.rebates.WithdrawAgreement;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.rebates.RebateStore.Agreed;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What brokers agreed to pay per lot, each change made by two persons. What an approved or claimed
/// run was computed with stays as it is while that run stands.
final class Agreements {
    static final String AGREE = "AGREE_REBATES";
    static final String WITHDRAW = "WITHDRAW_REBATES";

    private final RebateStore store;
    private final Rebates.Ground ground;

    /// An agreement as it was shown.
    ///
    /// @param before the version it replaces, withdrawn ones included; 0 when there was none
    record Wanted(BrokerAgreement agreement, long before, String reason) {}

    Agreements(RebateStore store, Rebates.Ground ground) {
        this.store = store;
        this.ground = ground;
        ground.approvals().kind(AGREE, Wanted.class, Set.of(Role.APPROVER), this::agreed);
        ground.approvals()
                .kind(WITHDRAW, WithdrawAgreement.class, Set.of(Role.APPROVER), this::withdrawn);
    }

    void routes(Routes routes) {
        routes.answer(RebateCalls.AGREEMENTS, (asked, _) -> list(asked.unit()));
        routes.answer(RebateCalls.AGREE, this::prepare);
        routes.answer(RebateCalls.WITHDRAW, this::prepareWithdrawal);
    }

    /// @throws Refused `NOT_FOUND` when nothing was agreed with the broker
    BrokerAgreement get(Unit unit, String broker) {
        return store.agreement(unit, broker)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "broker",
                                        Problem.Code.NOT_FOUND,
                                        "No rates were agreed with " + broker + "."));
    }

    /// Brokers with whom rates were agreed though no account names them, by name. They close no
    /// lots.
    List<String> nameless(Unit unit) {
        Set<String> known = accounts(unit).keySet();
        return store.allAgreements(unit).stream()
                .map(BrokerAgreement::broker)
                .filter(broker -> !known.contains(broker))
                .toList();
    }

    private AgreementList list(Unit unit) {
        var brokers = new ArrayList<RebateBroker>();
        accounts(unit)
                .forEach(
                        (broker, keys) ->
                                brokers.add(new RebateBroker(broker, keys, used(unit, broker))));
        return new AgreementList(store.allAgreements(unit), brokers);
    }

    private SortedMap<String, List<AccountKey>> accounts(Unit unit) {
        var accounts = new TreeMap<String, List<AccountKey>>();
        ground.accounts()
                .all(unit)
                .forEach(
                        one ->
                                accounts.computeIfAbsent(one.broker(), _ -> new ArrayList<>())
                                        .add(one.key()));
        return accounts;
    }

    /// Runs of a broker that stand and are decided, oldest first.
    private List<RebateRun> firm(Unit unit, String broker) {
        return store.standing(unit, broker).stream().filter(RebateRun::isFirm).toList();
    }

    private List<RebateRate> used(Unit unit, String broker) {
        return firm(unit, broker).stream()
                .flatMap(run -> run.lines().stream())
                .map(line -> line.row().rate())
                .distinct()
                .toList();
    }

    private Prepared prepare(Asked asked, PrepareAgreement asks) {
        Unit unit = asked.unit();
        BrokerAgreement wanted = asks.agreement().checked();
        String reason = Rebates.reason(asks.reason());
        Agreed kept = store.kept(unit, wanted.broker()).orElse(null);
        BrokerAgreement before = kept == null || !kept.holds() ? null : kept.agreement();
        if (wanted.version() != (before == null ? 0 : before.version())) {
            throw stale();
        }
        check(unit, before, wanted);
        List<Shown> shown =
                new AgreementShown(before, wanted).lines(firm(unit, wanted.broker()), reason);
        return ask(
                asked,
                new Approvals.Request(
                        AGREE,
                        subject(wanted.broker()),
                        "Rebate rates of " + wanted.broker(),
                        shown,
                        new Wanted(wanted, kept == null ? 0 : kept.version(), reason)));
    }

    private Prepared ask(Asked asked, Approvals.Request request) {
        return ground.approvals().prepare(asked.unit(), asked.actor(), request);
    }

    /// @throws Refused `NOT_FOUND` for a broker or an account nobody registered, `WRONG_STATE` when
    ///   a decided run was computed with a rate that would go, `BAD_VALUE` when nothing changes
    private void check(Unit unit, @Nullable BrokerAgreement before, BrokerAgreement wanted) {
        SortedMap<String, List<AccountKey>> accounts = accounts(unit);
        List<AccountKey> own = accounts.get(wanted.broker());
        if (own == null) {
            throw Refused.at("broker", Problem.Code.NOT_FOUND, unknown(wanted, accounts.keySet()));
        }
        for (AccountKey one : wanted.untracked()) {
            if (!own.contains(one)) {
                throw Refused.at(
                        "untracked",
                        Problem.Code.NOT_FOUND,
                        one + " is no account with " + wanted.broker() + ".");
            }
        }
        if (before != null && before.equals(wanted)) {
            throw Refused.at(
                    "rates",
                    Problem.Code.BAD_VALUE,
                    "This is what is agreed already. Change something before it is prepared.");
        }
        for (RebateRun run : firm(unit, wanted.broker())) {
            run.lines().stream()
                    .map(line -> line.row().rate())
                    .filter(used -> wanted.rates().stream().noneMatch(used::agrees))
                    .findFirst()
                    .ifPresent(
                            used -> {
                                throw kept(run, used);
                            });
        }
    }

    private static String unknown(BrokerAgreement wanted, Set<String> known) {
        return "No account is registered with "
                + wanted.broker()
                + ". "
                + (known.isEmpty()
                        ? "Register an account with the broker first."
                        : "Accounts name " + String.join(", ", known) + ".");
    }

    private static Refused kept(RebateRun run, RebateRate used) {
        return Refused.at(
                "rates",
                Problem.Code.WRONG_STATE,
                "The run of "
                        + run.period()
                        + " is "
                        + run.rebateRunState()
                        + " and was computed with "
                        + used.ratePerLot().toPlainString()
                        + " "
                        + used.currency()
                        + " for "
                        + used.symbolGroup()
                        + " from "
                        + used.effectiveFrom()
                        + ". Reverse that run first, or add a rate from a later day.");
    }

    private void agreed(Unit unit, Decided by, Wanted wanted) {
        Agreed kept = store.kept(unit, wanted.agreement.broker()).orElse(null);
        if ((kept == null ? 0 : kept.version()) != wanted.before) {
            throw stale();
        }
        BrokerAgreement before = kept == null || !kept.holds() ? null : kept.agreement();
        check(unit, before, wanted.agreement);
        BrokerAgreement after = wanted.agreement.as(wanted.before + 1);
        store.put(unit, after, wanted.before);
        record(unit, by, AGREE, new Change(before, after, wanted.reason));
    }

    private Prepared prepareWithdrawal(Asked asked, WithdrawAgreement asks) {
        String reason = Rebates.reason(asks.reason());
        BrokerAgreement agreement = withdrawable(asked.unit(), asks);
        return ask(
                asked,
                new Approvals.Request(
                        WITHDRAW,
                        subject(agreement.broker()),
                        "Withdraw the rebate rates of " + agreement.broker(),
                        AgreementShown.withdrawn(agreement, reason),
                        asks));
    }

    private void withdrawn(Unit unit, Decided by, WithdrawAgreement asks) {
        BrokerAgreement before = withdrawable(unit, asks);
        store.withdraw(unit, before);
        record(unit, by, WITHDRAW, new Change(before, null, asks.reason().strip()));
    }

    /// @throws Refused `NOT_FOUND`, `STALE_VERSION`, `WRONG_STATE` when a run was ever computed
    private BrokerAgreement withdrawable(Unit unit, WithdrawAgreement asks) {
        BrokerAgreement agreement = get(unit, asks.broker());
        if (agreement.version() != asks.version()) {
            throw stale();
        }
        if (store.count(unit, agreement.broker()) > 0) {
            throw Refused.at(
                    "broker",
                    Problem.Code.WRONG_STATE,
                    "Runs were computed with these rates. Say instead what is paid from a day on,"
                            + " if need be nothing: a rate of zero.");
        }
        return agreement;
    }

    private record Change(
            @Nullable BrokerAgreement before, @Nullable BrokerAgreement after, String reason) {
        String broker() {
            return before != null ? before.broker() : after == null ? "" : after.broker();
        }
    }

    private void record(Unit unit, Decided by, String command, Change change) {
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        command,
                        subject(change.broker()),
                        change.before,
                        change.after,
                        change.reason);
    }

    private static Refused stale() {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                "The rates were changed since this was prepared. Read them and prepare it again.");
    }

    private static String subject(String broker) {
        return "broker/" + broker;
    }
}
