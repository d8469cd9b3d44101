package fidus.server.rebates;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.rebates.AgreementList;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.PrepareAgreement;
import fidus.rebates.RebateCalls;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.Set;

/// What brokers agreed to pay per lot, each change made by two persons.
final class Agreements {
    static final String AGREE = "AGREE_REBATES";

    private final RebateStore store;
    private final Rebates.Ground ground;

    /// An agreement as it was shown.
    ///
    /// @param before the version it replaces, 0 when there was none
    record Wanted(BrokerAgreement agreement, long before, String reason) {}

    Agreements(RebateStore store, Rebates.Ground ground) {
        this.store = store;
        this.ground = ground;
        ground.approvals().kind(AGREE, Wanted.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(
                RebateCalls.AGREEMENTS,
                (asked, _) -> new AgreementList(store.allAgreements(asked.unit())));
        routes.answer(RebateCalls.AGREE, this::prepare);
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

    private Prepared prepare(Asked asked, PrepareAgreement asks) {
        BrokerAgreement wanted = asks.agreement().checked();
        String reason = Rebates.reason(asks.reason());
        long before =
                store.agreement(asked.unit(), wanted.broker())
                        .map(BrokerAgreement::version)
                        .orElse(0L);
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                AGREE,
                                subject(wanted.broker()),
                                "Rebate rates of " + wanted.broker(),
                                RebateShown.lines(wanted, reason),
                                new Wanted(wanted, before, reason)));
    }

    private void agreed(Unit unit, Decided by, Wanted wanted) {
        BrokerAgreement before = store.agreement(unit, wanted.agreement.broker()).orElse(null);
        if ((before == null ? 0 : before.version()) != wanted.before) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The rates were changed since this was prepared. Prepare it again.");
        }
        BrokerAgreement after = wanted.agreement.as(wanted.before + 1);
        store.put(unit, after, wanted.before);
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        AGREE,
                        subject(after.broker()),
                        before,
                        after,
                        wanted.reason);
    }

    private static String subject(String broker) {
        return "broker/" + broker;
    }
}
