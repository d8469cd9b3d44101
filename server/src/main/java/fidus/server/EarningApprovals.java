package fidus.server;

import fidus.server.agents.CommissionApprovals;
import fidus.server.agents.CommissionDesk;
import fidus.server.agents.ManyApprovals;
import fidus.server.franchises.Franchises;
import fidus.server.franchises.PoolApprovals;
import fidus.server.web.Routes;

/// Many commissions and many pools, each approved by one decision and a job.
final class EarningApprovals {
    private final CommissionApprovals commissions;
    private final PoolApprovals pools;

    EarningApprovals(
            ManyApprovals.Ground ground, CommissionDesk commissions, Franchises franchises) {
        this.commissions = new CommissionApprovals(ground, commissions);
        this.pools = franchises.monthEnd().approvals(ground);
    }

    void routes(Routes routes) {
        commissions.routes(routes);
        pools.routes(routes);
    }
}
