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
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/// The due pools of all companies approved by one decision.
public final class PoolApprovals implements ManyApprovals.Approving {
    private static final ManyApprovals.Kind KIND =
            new ManyApprovals.Kind("APPROVE_ALL_POOLS", "POOL_APPROVALS", "pools");

    private final PoolDesk desk;
    private final ManyApprovals many;

    PoolApprovals(ManyApprovals.Ground ground, PoolDesk desk) {
        this.desk = desk;
        many = new ManyApprovals(ground, KIND, this);
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
        int sequence = one.line().row().sequence();
        return new ManyApprovals.Waiting(
                item(one.investmentId(), sequence),
                "franchise/" + one.franchiseId().value(),
                one.franchise(),
                "Contract " + one.number() + ", pool " + sequence + ", " + one.clientName(),
                one.line().row().poolAmount(),
                one.line().row().dueOn());
    }

    /// How lists name a pool.
    static String item(InvestmentId contract, int sequence) {
        return contract.value() + "/" + sequence;
    }

    private record Now(FranchiseBook book, @Nullable PoolLine line) {}

    private static InvestmentId contract(ManyApprovals.Waiting shown) {
        return new InvestmentId(UUID.fromString(shown.item().split("/", 2)[0]));
    }

    private static Now now(FranchiseBook book, ManyApprovals.Waiting shown) {
        int sequence = Integer.parseInt(shown.item().split("/", 2)[1]);
        return new Now(
                book,
                book.lines().stream()
                        .filter(line -> line.row().sequence() == sequence)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public Function<ManyApprovals.Waiting, String> changes(
            Unit unit, List<ManyApprovals.Waiting> rows) {
        Map<InvestmentId, FranchiseBook> books =
                desk.books(unit, rows.stream().map(PoolApprovals::contract).distinct().toList());
        return row -> changed(row, books.get(contract(row)));
    }

    private static String changed(ManyApprovals.Waiting shown, @Nullable FranchiseBook book) {
        Now now = book == null ? null : now(book, shown);
        boolean same =
                now != null
                        && now.line != null
                        && now.line.poolState() == PoolState.DUE
                        && now.line.row().poolAmount().equals(shown.earned())
                        && now.line.row().dueOn().equals(shown.dueOn())
                        && shown.party().equals("franchise/" + now.book.franchiseId().value());
        return same ? "" : "changed since the list was shown";
    }

    @Override
    public void approve(Unit unit, ManyApprovals.By by, ManyApprovals.Waiting shown) {
        Now now = now(desk.book(unit, contract(shown)), shown);
        PoolLine due = Objects.requireNonNull(now.line);
        desk.replace(unit, by.maker(), now.book, due.become(PoolState.APPROVED), "APPROVED_POOL");
    }
}
