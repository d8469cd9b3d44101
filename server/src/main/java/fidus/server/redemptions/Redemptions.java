package fidus.server.redemptions;

import fidus.cashflow.PaidRow;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.PaidBefore;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.ReturnedPayout;
import fidus.payments.PayableBlock;
import fidus.payments.Settlement;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionPage;
import fidus.redemptions.RedemptionRequest;
import fidus.server.agents.ManyApprovals;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.audit.Cursors;
import fidus.server.funds.Funds;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.ContractStates;
import fidus.server.investments.Contracts;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// Redemptions of available rows. A request takes its rows at once, so that no two ask for the same
/// money; approved by another person they are owed in payment (E11).
public final class Redemptions {
    /// The command another person approves to let the rows be paid.
    public static final String APPROVE = "APPROVE_REDEMPTION";

    /// What is approved and waits for its payment.
    public static final String IN_PAYMENT = "2220";

    private final RedemptionStore store = new RedemptionStore();
    private final Cursors cursors = new Cursors();
    private final Ground ground;
    private final RedemptionRows rows;
    private final RedemptionRequests requests;

    /// What redemptions stand on.
    ///
    /// @param isClaimed whether an item, as `kind/id`, stands in a payment batch or was paid
    /// @param hasWallet whether the client has a verified wallet for what the contract pays
    /// @param blocked what stands against paying the client now
    public record Ground(
            Audit audit,
            Approvals approvals,
            Funds funds,
            Contracts contracts,
            ContractStates states,
            ContractBooks books,
            Ledger ledger,
            BiPredicate<Unit, String> isClaimed,
            BiPredicate<Unit, ContractBook> hasWallet,
            BiFunction<Unit, ContractBook, Optional<PayableBlock>> blocked) {}

    public Redemptions(Ground ground) {
        this.ground = ground;
        rows = new RedemptionRows(store, ground);
        requests = new RedemptionRequests(store, ground, rows);
    }

    public static void shape(Migrations migrations) {
        RedemptionStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(RedemptionCalls.FIND, this::find);
        routes.answer(RedemptionCalls.REQUEST, requests::request);
        routes.answer(RedemptionCalls.ASK_APPROVAL, requests::askApproval);
        routes.answer(RedemptionCalls.CANCEL, requests::cancel);
        routes.answer(RedemptionCalls.REVOKE, requests::revoke);
    }

    /// Requests what has fallen due of contracts whose terms say that it is requested by itself, at
    /// most so many contracts at once, and asks anew for the approval of what was so requested on
    /// an earlier day and still waits.
    ///
    /// @return how many contracts had something requested or asked for
    public long requestDue(Unit unit, LocalDate day, int most) {
        return new DueRequests(store, ground, requests).roll(unit, day, most);
    }

    /// Many of them by one decision.
    public RedemptionApprovals approvals(ManyApprovals.Ground lists) {
        return new RedemptionApprovals(lists, store, ground, requests);
    }

    /// How approvals, payments, the journal and the audit log name a redemption.
    public static String subject(RedemptionId id) {
        return "redemption/" + id.value();
    }

    /// @throws Refused `NOT_FOUND`
    public RedemptionRequest get(Unit unit, RedemptionId id) {
        return rows.get(unit, id);
    }

    /// The approved ones of suspended contracts, by name.
    Set<String> suspended(Unit unit) {
        Set<InvestmentId> contracts = ground.contracts.suspended(unit);
        return contracts.isEmpty()
                ? Set.of()
                : store.approved(unit).stream()
                        .filter(one -> contracts.contains(one.investmentId()))
                        .map(one -> subject(one.id()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Everything that was ever requested of a contract, oldest first.
    public List<RedemptionRequest> of(Unit unit, InvestmentId contract) {
        return store.of(unit, contract);
    }

    /// Approved and not paid, oldest first.
    public List<RedemptionRequest> approved(Unit unit) {
        return store.approved(unit);
    }

    /// Marks a request and its rows as paid by a payment; the payment posts E12. Of a contract that
    /// is paid out whole nothing is left open.
    ///
    /// @throws Refused `WRONG_STATE` when it is not approved or was paid already
    public void paid(Unit unit, Actor actor, RedemptionId id, String payment, Settlement settled) {
        RedemptionRequest before = get(unit, id);
        RedemptionRequest paid = before.paidBy(payment, settled.bookedOn(), settled.valueOn());
        rows.move(unit, actor, before, paid, "PAY_REDEMPTION");
        ground.states.closeWhenPaid(
                unit,
                actor,
                ground.books.get(unit, before.investmentId()).schedule(),
                before.investmentId());
    }

    /// Keeps that a row was paid before its contract was taken over; nothing is posted.
    public void paidBefore(Unit unit, Decided by, ContractBook book, PaidBefore row) {
        rows.addPaid(unit, by, book, row);
    }

    /// The payment bounced: the request waits for another one. The payment reverses E12.
    ///
    /// @throws Refused `WRONG_STATE` when it is not paid
    ///
    /// @param on the day the money came back
    public void bounced(Unit unit, Actor actor, RedemptionId id, LocalDate on) {
        RedemptionRequest before = get(unit, id);
        RedemptionRequest after = before.unpaid(back(unit, before, on), on);
        rows.move(unit, actor, before, after, "BOUNCE_REDEMPTION");
        ground.states.reopen(unit, actor, before.investmentId());
    }

    /// The day on which the reversal of E12 counts.
    private LocalDate back(Unit unit, RedemptionRequest paid, LocalDate on) {
        LocalDate left = paid.paidOn();
        LocalDate first = left != null && left.isAfter(on) ? left : on;
        return ground.ledger.countsOn(unit, Ledger.CORRECTION, first);
    }

    /// The day on which a row left, empty while it is not paid.
    public Optional<LocalDate> paidOn(Unit unit, InvestmentId contract, PayoutRef row) {
        return store.paidOf(unit, contract).stream()
                .filter(paid -> paid.rows().contains(row))
                .map(RedemptionRequest::paidOn)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The payments of a row that came back.
    public List<ReturnedPayout> returned(Unit unit, InvestmentId contract, PayoutRef row) {
        return store.of(unit, contract).stream()
                .filter(request -> request.rows().contains(row))
                .flatMap(request -> request.returns().stream())
                .toList();
    }

    /// The day on which each paid row left.
    public Map<PaidRow, LocalDate> paidDays(Unit unit) {
        var days = new HashMap<PaidRow, LocalDate>();
        for (RedemptionRequest paid : store.paid(unit)) {
            LocalDate on = paid.paidOn();
            if (on != null) {
                paid.rows()
                        .forEach(row -> days.put(new PaidRow(paid.investmentId(), row, false), on));
            }
        }
        return days;
    }

    /// The payments of all rows that came back.
    public Map<PaidRow, List<ReturnedPayout>> returnedDays(Unit unit) {
        var days = new HashMap<PaidRow, List<ReturnedPayout>>();
        for (RedemptionRequest request : store.returned(unit)) {
            for (PayoutRef row : request.rows()) {
                days.computeIfAbsent(
                                new PaidRow(request.investmentId(), row, false),
                                _ -> new ArrayList<>())
                        .addAll(request.returns());
            }
        }
        return days;
    }

    private RedemptionPage find(Asked asked, FindRedemptions find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope =
                asked.actor().id().value()
                        + " redemptions "
                        + find.investmentId()
                        + " "
                        + find.redemptionState();
        long before =
                find.cursor() == null ? Long.MAX_VALUE : cursors.position(scope, find.cursor());
        List<RedemptionRequest> found = store.page(asked.unit(), find, before, find.limit() + 1);
        boolean more = found.size() > find.limit();
        List<RedemptionRequest> page = more ? List.copyOf(found.subList(0, find.limit())) : found;
        return new RedemptionPage(page, more ? cursors.at(scope, page.getLast().number()) : null);
    }

    /// What a redemption's postings can be drilled into.
    public static Map<String, String> dimensions(RedemptionRequest request) {
        return Map.of(
                "contract",
                request.investmentId().value().toString(),
                "client",
                request.clientId().value().toString(),
                "fund",
                request.fundCode().name());
    }
}
