package fidus.server.agents;

import fidus.agents.AgentCalls;
import fidus.agents.ApproveAllCommissions;
import fidus.agents.CommissionLine;
import fidus.approvals.Prepared;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The ready commissions of all agents approved by one decision.
public final class CommissionApprovals implements ManyApprovals.Approving {
    private static final ManyApprovals.Kind KIND =
            new ManyApprovals.Kind(
                    "APPROVE_ALL_COMMISSIONS", "COMMISSION_APPROVALS", "commissions");

    private final CommissionDesk desk;
    private final ManyApprovals many;

    public CommissionApprovals(ManyApprovals.Ground ground, CommissionDesk desk) {
        this.desk = desk;
        many = new ManyApprovals(ground, KIND, this);
    }

    public void routes(Routes routes) {
        routes.answer(AgentCalls.APPROVE_ALL, this::ask);
    }

    private Prepared ask(Asked asked, ApproveAllCommissions asks) {
        List<ManyApprovals.Waiting> waiting =
                desk.lines(asked.unit()).stream()
                        .filter(one -> one.row().commissionState() == CommissionState.READY)
                        .filter(one -> !one.row().dueOn().isAfter(asks.dueUntil()))
                        .map(CommissionApprovals::waiting)
                        .toList();
        return many.ask(asked, asks.dueUntil(), waiting);
    }

    private static ManyApprovals.Waiting waiting(CommissionLine line) {
        CommissionRow row = line.row();
        return new ManyApprovals.Waiting(
                CommissionPayables.item(line.investmentId(), row.payout()),
                "agent/" + row.agentId().value(),
                line.agentName(),
                "Contract " + line.number() + ", " + row.payout() + ", " + line.clientName(),
                row.commissionAmount(),
                row.dueOn());
    }

    @Override
    public Function<ManyApprovals.Waiting, String> changes(
            Unit unit, List<ManyApprovals.Waiting> rows) {
        Map<InvestmentId, ContractBook> books =
                desk.books(
                        unit,
                        rows.stream()
                                .map(row -> CommissionPayables.Named.of(row.item()).contract())
                                .distinct()
                                .toList());
        return row -> {
            var named = CommissionPayables.Named.of(row.item());
            ContractBook book = books.get(named.contract());
            return changed(
                    row,
                    book == null ? null : book.commissions().live(named.payout()).orElse(null));
        };
    }

    private static String changed(ManyApprovals.Waiting shown, @Nullable CommissionRow now) {
        boolean same =
                now != null
                        && now.commissionState() == CommissionState.READY
                        && now.commissionAmount().equals(shown.earned())
                        && now.dueOn().equals(shown.dueOn())
                        && shown.party().equals("agent/" + now.agentId().value());
        return same ? "" : "changed since the list was shown";
    }

    @Override
    public void approve(Unit unit, ManyApprovals.By by, ManyApprovals.Waiting shown) {
        var named = CommissionPayables.Named.of(shown.item());
        desk.move(unit, by.maker(), named.contract(), named.payout(), CommissionState.APPROVED);
    }
}
