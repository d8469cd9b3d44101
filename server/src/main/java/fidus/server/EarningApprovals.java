package fidus.server;

import fidus.server.agents.CommissionApprovals;
import fidus.server.agents.CommissionDesk;
import fidus.server.agents.ManyApprovals;
import fidus.server.franchises.Franchises;
import fidus.server.franchises.PoolApprovals;
import fidus.server.redemptions.RedemptionApprovals;
import fidus.server.redemptions.Redemptions;
import fidus.server.web.Routes;

/// Many commissions, many pools and many payouts, each approved by one decision and a job.
final class EarningApprovals {
    private final CommissionApprovals commissions;
    private final PoolApprovals pools;
    private final RedemptionApprovals payouts;

    EarningApprovals(
            ManyApprovals.Ground ground,
            CommissionDesk commissions,
            Franchises franchises,
            Redemptions redemptions) {
        this.commissions = new CommissionApprovals(ground, commissions);
        this.pools = franchises.monthEnd().approvals(ground);
        this.payouts = redemptions.approvals(ground);
    }

    void routes(Routes routes) {
        commissions.routes(routes);
        pools.routes(routes);
        payouts.routes(routes);
    }
}
