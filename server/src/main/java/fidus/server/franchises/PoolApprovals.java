package fidus.server.franchises;

import fidus.approvals.Prepared;
import fidus.franchises.ApproveAllPools;
import fidus.franchises.FranchiseBook;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolState;
import fidus.franchises.SoldPool;
import fidus.investments.InvestmentId;
import fidus.server.agents.ManyApprovals;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.UUID;

/// The due pools of all companies approved by one decision.
public final class PoolApprovals {
    private static final ManyApprovals.Kind KIND =
            new ManyApprovals.Kind("APPROVE_ALL_POOLS", "POOL_APPROVALS", "pools");

    private final PoolDesk desk;
    private final ManyApprovals many;

    PoolApprovals(ManyApprovals.Ground ground, PoolDesk desk) {
        this.desk = desk;
        many = new ManyApprovals(ground, KIND, this::approved);
    }

    public void routes(Routes routes) {
        routes.answer(FranchiseCalls.APPROVE_ALL, this::ask);
    }

    private Prepared ask(Asked asked, ApproveAllPools asks) {
        List<ManyApprovals.Waiting> waiting =
                desk.lines(asked.unit(), null).stream()
                        .filter(one -> one.line().poolState() == PoolState.DUE)
                        .filter(one -> !one.line().row().dueOn().isAfter(asks.dueUntil()))
                        .map(PoolApprovals::waiting)
                        .toList();
        return many.ask(asked, asks.dueUntil(), waiting);
    }

    private static ManyApprovals.Waiting waiting(SoldPool one) {
        return new ManyApprovals.Waiting(
                one.investmentId().value() + "/" + one.line().row().sequence(),
                "franchise/" + one.franchiseId().value(),
                one.franchise(),
                one.line().row().poolAmount(),
                one.line().row().dueOn());
    }

    private String approved(Unit unit, Actor maker, ManyApprovals.Waiting shown) {
        String[] named = shown.item().split("/", 2);
        FranchiseBook book = desk.book(unit, new InvestmentId(UUID.fromString(named[0])));
        int sequence = Integer.parseInt(named[1]);
        PoolLine now =
                book.lines().stream()
                        .filter(line -> line.row().sequence() == sequence)
                        .findFirst()
                        .orElse(null);
        if (now == null
                || now.poolState() != PoolState.DUE
                || !now.row().poolAmount().equals(shown.earned())) {
            return "changed since the list was shown";
        }
        desk.replace(unit, maker, book, now.become(PoolState.APPROVED), "APPROVED_POOL");
        return "";
    }
}
