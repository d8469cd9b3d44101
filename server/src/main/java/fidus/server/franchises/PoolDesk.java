package fidus.server.franchises;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.ApprovePools;
import fidus.franchises.FindPools;
import fidus.franchises.Franchise;
import fidus.franchises.FranchiseBook;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseId;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolList;
import fidus.franchises.PoolPart;
import fidus.franchises.PoolState;
import fidus.franchises.RevokePool;
import fidus.franchises.SoldPool;
import fidus.investments.InvestmentId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.agents.Revocations;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Pool rows as people look at them, and their approval.
final class PoolDesk {
    static final String APPROVE = "APPROVE_POOLS";

    private static final int MOST = 10_000;
    private static final int MOST_AT_ONCE = 400;

    private final FranchiseStore store;
    private final Franchises.Ground ground;

    /// One row of one contract.
    ///
    /// @param revoked how often its approval had been taken back; absent for never
    record Picked(InvestmentId investmentId, int sequence, Money pool, @Nullable Integer revoked) {
        String item() {
            return PoolApprovals.item(investmentId, sequence);
        }
    }

    /// The rows as they were shown.
    record Awaited(FranchiseId franchiseId, List<Picked> rows) {}

    PoolDesk(FranchiseStore store, Franchises.Ground ground) {
        this.store = store;
        this.ground = ground;
        ground.approvals().kind(APPROVE, Awaited.class, Set.of(Role.APPROVER), this::approved);
    }

    void routes(Routes routes) {
        routes.answer(FranchiseCalls.POOLS, this::find);
        routes.answer(FranchiseCalls.APPROVE, this::approve);
        routes.answer(FranchiseCalls.REVOKE, this::revoke);
        new PoolProof(this, ground.books()).routes(routes);
    }

    /// What one of the two has of a row.
    static Money sum(PoolLine line, PoolPart part) {
        return part == PoolPart.AGENT ? line.row().agentPart() : line.row().companyPart();
    }

    List<FranchiseBook> books(Unit unit) {
        return store.everyBook(unit);
    }

    /// Those of these contracts that a company sold, asked for at once.
    Map<InvestmentId, FranchiseBook> books(Unit unit, List<InvestmentId> contracts) {
        return store.books(unit, contracts);
    }

    /// @throws Refused `NOT_FOUND`
    FranchiseBook book(Unit unit, InvestmentId contract) {
        return store.book(unit, contract)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "No company sold this contract."));
    }

    /// @throws Refused `NOT_FOUND`
    static PoolLine line(FranchiseBook book, int sequence) {
        return book.lines().stream()
                .filter(line -> line.row().sequence() == sequence)
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "Contract "
                                                + book.number()
                                                + " has no pool "
                                                + sequence
                                                + "."));
    }

    void replace(Unit unit, Actor actor, FranchiseBook before, PoolLine line, String action) {
        replace(unit, actor, before, line, new Why(action, ""));
    }

    private record Why(String action, String reason) {}

    private void replace(Unit unit, Actor actor, FranchiseBook before, PoolLine line, Why why) {
        FranchiseBook after = before.with(line);
        store.replace(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        actor,
                        why.action,
                        Franchises.subject(before.id()),
                        line(before, line.row().sequence()),
                        line,
                        why.reason);
    }

    /// Approving posts nothing, so there is no entry to reverse: what is due stays due.
    private PoolLine revoke(Asked asked, RevokePool revoke) {
        String reason = Revocations.reason(revoke.reason());
        Unit unit = asked.unit();
        FranchiseBook book = book(unit, revoke.investmentId());
        PoolLine before = line(book, revoke.sequence());
        boolean claimed = !before.paid().isEmpty();
        for (PoolPart part : PoolPart.values()) {
            String item = FranchisePayables.item(book.id(), revoke.sequence(), part);
            claimed |= ground.isClaimed().test(unit, item);
        }
        Revocations.check(
                before.poolState() == PoolState.APPROVED,
                claimed,
                "Pool "
                        + revoke.sequence()
                        + " of contract "
                        + book.number()
                        + " is "
                        + before.poolState());
        PoolLine after = before.become(PoolState.DUE);
        Revocations.note(unit, PoolApprovals.item(book.id(), revoke.sequence()));
        replace(unit, asked.actor(), book, after, new Why("REVOKE_POOL", reason));
        return after;
    }

    private PoolList find(Asked asked, FindPools find) {
        var lines = new ArrayList<SoldPool>();
        for (SoldPool one : lines(asked.unit(), find.franchiseId())) {
            if (find.poolState() == null || one.line().poolState() == find.poolState()) {
                lines.add(one);
            }
        }
        lines.sort(
                Comparator.comparing((SoldPool one) -> one.line().row().dueOn())
                        .thenComparingLong(SoldPool::number));
        boolean cut = lines.size() > MOST;
        return new PoolList(cut ? lines.subList(0, MOST) : lines, cut);
    }

    /// All rows of a company, or of all of them, by the number of their contract.
    List<SoldPool> lines(Unit unit, @Nullable FranchiseId of) {
        var lines = new ArrayList<SoldPool>();
        for (FranchiseBook book : books(unit)) {
            if (of == null || book.franchiseId().equals(of)) {
                for (PoolLine line : book.lines()) {
                    lines.add(
                            new SoldPool(
                                    book.id(),
                                    book.number(),
                                    book.clientName(),
                                    book.franchiseId(),
                                    book.franchise(),
                                    book.agent(),
                                    line));
                }
            }
        }
        return lines;
    }

    private Prepared approve(Asked asked, ApprovePools asks) {
        Franchise company = company(asked.unit(), asks.id());
        var rows = new ArrayList<Picked>();
        var shown = new ArrayList<Shown>();
        var totals = new TreeMap<Currency, Money>();
        shown.add(new Shown("Company", company.name()));
        List<SoldPool> due =
                find(asked, new FindPools(asks.id(), PoolState.DUE)).lines().stream()
                        .filter(one -> !one.line().row().dueOn().isAfter(asks.dueUntil()))
                        .limit(MOST_AT_ONCE)
                        .toList();
        Map<String, Integer> revoked =
                Revocations.times(asked.unit(), due.stream().map(PoolDesk::item).toList());
        for (SoldPool one : due) {
            Money pool = one.line().row().poolAmount();
            int sequence = one.line().row().sequence();
            rows.add(new Picked(one.investmentId(), sequence, pool, revoked.get(item(one))));
            totals.merge(pool.currency(), pool, Money::plus);
            shown.add(shown(one));
        }
        if (rows.isEmpty()) {
            throw Refused.at(
                    "dueUntil",
                    Problem.Code.NOTHING_DUE,
                    company.name() + " has no pool that is due by " + asks.dueUntil() + ".");
        }
        totals.values().forEach(total -> shown.add(new Shown("Total", total.toString())));
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                APPROVE,
                                "franchise/" + company.id().value(),
                                "Approve " + rows.size() + " pools of " + company.name(),
                                shown,
                                new Awaited(company.id(), rows)));
    }

    private Franchise company(Unit unit, FranchiseId id) {
        return store.franchise(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "id", Problem.Code.NOT_FOUND, "There is no such company."));
    }

    private static String item(SoldPool one) {
        return PoolApprovals.item(one.investmentId(), one.line().row().sequence());
    }

    private static Shown shown(SoldPool one) {
        PoolLine line = one.line();
        return new Shown(
                "Contract " + one.number() + ", pool " + line.row().sequence(),
                line.row().poolAmount()
                        + ": agent "
                        + line.row().agentPart()
                        + ", company "
                        + line.row().companyPart()
                        + ", due on "
                        + line.row().dueOn());
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        Actor maker = by.maker().asking(by.checker().request());
        Map<String, Integer> revoked =
                Revocations.times(unit, awaited.rows.stream().map(Picked::item).toList());
        for (Picked picked : awaited.rows) {
            FranchiseBook book = book(unit, picked.investmentId);
            PoolLine line = line(book, picked.sequence);
            if (line.poolState() != PoolState.DUE
                    || !line.row().poolAmount().equals(picked.pool)
                    || !Objects.equals(picked.revoked, revoked.get(picked.item()))) {
                throw Refused.because(
                        Problem.Code.STALE_VERSION,
                        "Pool "
                                + picked.sequence
                                + " of contract "
                                + book.number()
                                + " is not what was shown any more. Prepare it again.");
            }
            replace(unit, maker, book, line.become(PoolState.APPROVED), "APPROVED_POOL");
        }
    }
}
