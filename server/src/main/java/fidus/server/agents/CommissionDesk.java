package fidus.server.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AgentList;
import fidus.agents.ApproveCommissions;
import fidus.agents.CommissionLine;
import fidus.agents.CommissionList;
import fidus.agents.FindCommissions;
import fidus.agents.RevokeCommission;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutRef;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.ContractBooks;
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
import java.util.function.BiPredicate;

/// Commissions as agents and operators look at them, and their approval. The rows are those of the
/// contracts' books; nothing is generated here.
public final class CommissionDesk {
    /// The command another person approves so that commissions may be paid.
    public static final String APPROVE = "APPROVE_COMMISSIONS";

    private static final int MOST = 10_000;
    private static final int MOST_AT_ONCE = 400;

    private final Ground ground;
    private final AgentRates rates;
    private final Agents agents;
    private final ContractBooks books;

    /// What commissions stand on.
    ///
    /// @param isClaimed whether an item, as `kind/id`, stands in a payment batch or was paid
    public record Ground(
            Audit audit,
            Approvals approvals,
            Agents agents,
            ContractBooks books,
            BiPredicate<Unit, String> isClaimed) {}

    /// One row of one contract.
    ///
    /// @param revoked how often its approval had been taken back; absent for never
    record Picked(
            InvestmentId investmentId,
            PayoutRef payout,
            Money commission,
            @Nullable Integer revoked) {
        String item() {
            return CommissionPayables.item(investmentId, payout);
        }
    }

    /// The rows as they were shown.
    record Awaited(AgentId agentId, List<Picked> rows) {}

    public CommissionDesk(Ground ground) {
        this.ground = ground;
        rates = new AgentRates(ground);
        agents = ground.agents;
        books = ground.books;
        ground.approvals.kind(APPROVE, Awaited.class, Set.of(Role.APPROVER), this::approved);
    }

    public void routes(Routes routes) {
        routes.answer(AgentCalls.LIST, this::list);
        routes.answer(AgentCalls.COMMISSIONS, this::find);
        routes.answer(AgentCalls.APPROVE, this::approve);
        routes.answer(AgentCalls.REVOKE, this::revoke);
        rates.routes(routes);
        new CommissionProof(books).routes(routes);
    }

    /// All commission rows by due date.
    public List<CommissionLine> lines(Unit unit) {
        var names = new TreeMap<AgentId, String>(Comparator.comparing(AgentId::value));
        agents.all(unit).forEach(agent -> names.put(agent.id(), agent.name()));
        var lines = new ArrayList<CommissionLine>();
        books.each(
                unit,
                book ->
                        book.commissions()
                                .rows()
                                .forEach(
                                        row ->
                                                lines.add(
                                                        new CommissionLine(
                                                                book.id(),
                                                                book.number(),
                                                                book.clientId(),
                                                                book.clientName(),
                                                                book.fundCode(),
                                                                names.getOrDefault(
                                                                        row.agentId(), ""),
                                                                row))));
        lines.sort(
                Comparator.comparing((CommissionLine line) -> line.row().dueOn())
                        .thenComparingLong(CommissionLine::number));
        return lines;
    }

    private CommissionList find(Asked asked, FindCommissions find) {
        List<CommissionLine> found =
                lines(asked.unit()).stream()
                        .filter(
                                line ->
                                        find.agentId() == null
                                                || line.row().agentId().equals(find.agentId()))
                        .filter(
                                line ->
                                        find.commissionState() == null
                                                || line.row().commissionState()
                                                        == find.commissionState())
                        .toList();
        boolean cut = found.size() > MOST;
        return new CommissionList(cut ? found.subList(0, MOST) : found, cut);
    }

    private AgentList list(Asked asked, Nothing nothing) {
        var tallies = new TreeMap<AgentId, AgentTally>(Comparator.comparing(AgentId::value));
        books.each(
                asked.unit(),
                book -> {
                    for (CommissionRow row : book.commissions().rows()) {
                        tallies.computeIfAbsent(row.agentId(), id -> new AgentTally())
                                .add(book.id(), book.schedule().principal(), row);
                    }
                });
        Map<AgentId, Integer> clients = agents.clientsOf(asked.unit());
        return new AgentList(
                agents.all(asked.unit()).stream()
                        .map(
                                agent ->
                                        tallies.getOrDefault(agent.id(), new AgentTally())
                                                .card(agent, clients.getOrDefault(agent.id(), 0)))
                        .toList());
    }

    private Prepared approve(Asked asked, ApproveCommissions asks) {
        Agent agent = agents.get(asked.unit(), asks.agentId());
        var rows = new ArrayList<Picked>();
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Agent", agent.agentCode() + " " + agent.name()));
        var totals = new TreeMap<Currency, Money>();
        List<CommissionLine> ready = ready(asked.unit(), agent, asks);
        Map<String, Integer> revoked =
                Revocations.times(asked.unit(), ready.stream().map(CommissionDesk::item).toList());
        for (CommissionLine line : ready) {
            CommissionRow row = line.row();
            Money sum = row.commissionAmount();
            rows.add(new Picked(line.investmentId(), row.payout(), sum, revoked.get(item(line))));
            shown.add(
                    new Shown(
                            "Contract " + line.number() + ", " + row.payout(),
                            sum + ", due on " + row.dueOn()));
            totals.merge(sum.currency(), sum, Money::plus);
        }
        if (rows.isEmpty()) {
            throw Refused.at(
                    "dueUntil",
                    Problem.Code.NOTHING_DUE,
                    agent.name() + " has no commission that is ready by " + asks.dueUntil() + ".");
        }
        totals.values().forEach(total -> shown.add(new Shown("Total", total.toString())));
        return ground.approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        APPROVE,
                        Agents.subject(agent.id()),
                        "Approve " + rows.size() + " commissions of " + agent.name(),
                        shown,
                        new Awaited(agent.id(), rows)));
    }

    private List<CommissionLine> ready(Unit unit, Agent agent, ApproveCommissions asks) {
        return lines(unit).stream()
                .filter(line -> line.row().agentId().equals(agent.id()))
                .filter(line -> line.row().commissionState() == CommissionState.READY)
                .filter(line -> !line.row().dueOn().isAfter(asks.dueUntil()))
                .limit(MOST_AT_ONCE)
                .toList();
    }

    private static String item(CommissionLine line) {
        return CommissionPayables.item(line.investmentId(), line.row().payout());
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        Actor maker = by.maker().asking(by.checker().request());
        Map<String, Integer> revoked =
                Revocations.times(unit, awaited.rows.stream().map(Picked::item).toList());
        for (Picked picked : awaited.rows) {
            checkAsShown(unit, awaited.agentId, picked, revoked.get(picked.item()));
            move(unit, maker, picked.investmentId, picked.payout, CommissionState.APPROVED);
        }
    }

    /// Somebody else may have approved it since, and it may have been paid or revoked after that.
    private void checkAsShown(Unit unit, AgentId agent, Picked picked, @Nullable Integer revoked) {
        ContractBook book = books.get(unit, picked.investmentId);
        CommissionRow row = book.commissions().live(picked.payout).orElse(null);
        if (row == null
                || row.commissionState() != CommissionState.READY
                || !row.agentId().equals(agent)
                || !row.commissionAmount().equals(picked.commission)
                || !Objects.equals(picked.revoked, revoked)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The commission on "
                            + picked.payout
                            + " of contract "
                            + book.number()
                            + " is not what was shown any more: it was approved, paid or revoked"
                            + " meanwhile, or is another's. Prepare again what is ready.");
        }
    }

    /// Approving posts nothing, so there is no entry to reverse: what is due stays due.
    private CommissionRow revoke(Asked asked, RevokeCommission revoke) {
        String reason = Revocations.reason(revoke.reason());
        Unit unit = asked.unit();
        InvestmentId contract = revoke.investmentId();
        Commissions of = books.get(unit, contract).commissions();
        CommissionRow before = standing(of, revoke.payout());
        Revocations.check(
                before.commissionState() == CommissionState.APPROVED,
                ground.isClaimed.test(unit, CommissionPayables.item(contract, revoke.payout())),
                "The commission on " + revoke.payout() + " is " + before.commissionState());
        move(unit, asked.actor(), contract, revoke.payout(), CommissionState.READY);
        Revocations.note(unit, CommissionPayables.item(contract, revoke.payout()));
        books.waiting(unit, asked.actor(), contract, agents.today(unit));
        CommissionRow after = standing(books.get(unit, contract).commissions(), revoke.payout());
        String subject = "investment/" + contract.value();
        ground.audit.record(
                unit, asked.actor(), "REVOKE_COMMISSION", subject, before, after, reason);
        return after;
    }

    private static CommissionRow standing(Commissions commissions, PayoutRef payout) {
        return commissions
                .live(payout)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "No commission stands on " + payout + "."));
    }

    /// The books of these contracts, as far as they have begun.
    Map<InvestmentId, ContractBook> books(Unit unit, List<InvestmentId> contracts) {
        return books.known(unit, contracts);
    }

    /// Moves the row that stands for a payout; paying and bouncing come from the payment.
    ///
    /// @throws Refused `WRONG_STATE` when there is no such way
    public void move(
            Unit unit, Actor actor, InvestmentId contract, PayoutRef payout, CommissionState to) {
        ContractBook before = books.get(unit, contract);
        CommissionRow row = standing(before.commissions(), payout);
        var rows = new ArrayList<>(before.commissions().rows());
        rows.set(rows.indexOf(row), row.become(to));
        var after =
                before.with(
                        before.schedule(),
                        new Commissions(rows, before.commissions().onPerformanceShare()));
        books.replace(unit, actor, before, after, to + "_COMMISSION");
    }
}
