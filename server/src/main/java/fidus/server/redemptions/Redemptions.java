package fidus.server.redemptions;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.Redeemable;
import fidus.investments.schedule.RedemptionState;
import fidus.ledger.Postings;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.FindRedemptions;
import fidus.redemptions.RedemptionCalls;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionPage;
import fidus.redemptions.RedemptionRequest;
import fidus.redemptions.RequestRedemption;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.audit.Cursors;
import fidus.server.funds.Funds;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.Contracts;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Redemptions of available rows. A request takes its rows at once, so that no two ask for the same
/// money; approved by another person they are owed in payment (E11).
public final class Redemptions {
    /// The command another person approves to let the rows be paid.
    public static final String APPROVE = "APPROVE_REDEMPTION";

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;
    private static final String DUE = "2210";

    /// What is approved and waits for its payment.
    public static final String IN_PAYMENT = "2220";

    private final RedemptionStore store = new RedemptionStore();
    private final Cursors cursors = new Cursors();
    private final Ground ground;

    /// What redemptions stand on.
    public record Ground(
            Audit audit,
            Approvals approvals,
            Funds funds,
            Contracts contracts,
            ContractBooks books,
            Ledger ledger) {}

    /// A request as it was shown.
    record Awaited(RedemptionId id, long version) {}

    public Redemptions(Ground ground) {
        this.ground = ground;
        ground.approvals.kind(
                APPROVE,
                Awaited.class,
                Set.of(Role.APPROVER),
                new Approvals.Execution<>() {
                    @Override
                    public void execute(Unit unit, Decided by, Awaited awaited) {
                        approved(unit, by, awaited);
                    }

                    @Override
                    public void dropped(Unit unit, Actor by, Awaited awaited, Prepared prepared) {
                        notApproved(unit, by, awaited, prepared);
                    }
                });
    }

    public static void shape(Migrations migrations) {
        RedemptionStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(RedemptionCalls.FIND, this::find);
        routes.answer(RedemptionCalls.REQUEST, this::request);
        routes.answer(RedemptionCalls.ASK_APPROVAL, this::askApproval);
        routes.answer(RedemptionCalls.CANCEL, this::cancel);
        routes.answer(RedemptionCalls.REVOKE, this::revoke);
    }

    /// How approvals, payments, the journal and the audit log name a redemption.
    public static String subject(RedemptionId id) {
        return "redemption/" + id.value();
    }

    /// @throws Refused `NOT_FOUND`
    public RedemptionRequest get(Unit unit, RedemptionId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such redemption."));
    }

    /// Approved and not paid, oldest first.
    public List<RedemptionRequest> approved(Unit unit) {
        return store.approved(unit);
    }

    /// Marks a request and its rows as paid by a payment; the payment posts E12. Of a contract that
    /// is paid out whole nothing is left open.
    ///
    /// @throws Refused `WRONG_STATE` when it is not approved or was paid already
    public void paid(Unit unit, Actor actor, RedemptionId id, String payment) {
        RedemptionRequest before = get(unit, id);
        move(unit, actor, before, before.paidBy(payment), PayoutState.PAID, "PAY_REDEMPTION");
        ground.contracts.closeWhenPaid(
                unit,
                actor,
                ground.books.get(unit, before.investmentId()).schedule(),
                before.investmentId());
    }

    /// The payment bounced: the request waits for another one. The payment reverses E12.
    ///
    /// @throws Refused `WRONG_STATE` when it is not paid
    public void bounced(Unit unit, Actor actor, RedemptionId id) {
        RedemptionRequest before = get(unit, id);
        move(unit, actor, before, before.paidBy(null), PayoutState.APPROVED, "BOUNCE_REDEMPTION");
        ground.contracts.reopen(unit, actor, before.investmentId());
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
        List<RedemptionRequest> rows = store.page(asked.unit(), find, before, find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<RedemptionRequest> page = more ? List.copyOf(rows.subList(0, find.limit())) : rows;
        return new RedemptionPage(page, more ? cursors.at(scope, page.getLast().number()) : null);
    }

    private Prepared request(Asked asked, RequestRedemption asks) {
        Unit unit = asked.unit();
        if (asks.reason().length() > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "At most 1000 characters go here.");
        }
        Investment contract = running(unit, asks);
        LocalDate today = ground.funds.businessDate(unit);
        ContractBook before = rolled(unit, asked.actor(), contract, today);
        PayoutSchedule rows = Redeemable.request(before.schedule(), asks.rows(), today);
        var request = made(asked, asks, before, today);
        ground.books.replace(
                unit,
                asked.actor(),
                before,
                before.with(rows, before.commissions()),
                "REQUEST_ROWS");
        store.add(unit, request);
        record(unit, asked.actor(), "REQUEST_REDEMPTION", null, request, request.reason());
        return prepare(asked, request, rows);
    }

    /// The day roll may not have come to this contract yet; nobody is made to wait for it.
    private ContractBook rolled(Unit unit, Actor actor, Investment contract, LocalDate today) {
        ContractBook book = ground.books.get(unit, contract.id());
        return ground.books.roll(unit, actor, book, today);
    }

    private Investment running(Unit unit, RequestRedemption asks) {
        Investment contract = ground.contracts.get(unit, asks.investmentId());
        if (contract.investmentState() == InvestmentState.SUSPENDED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract "
                            + contract.number()
                            + " is suspended: nothing is requested, approved or paid until it is"
                            + " resumed.");
        }
        return contract;
    }

    private RedemptionRequest made(
            Asked asked, RequestRedemption asks, ContractBook book, LocalDate today) {
        return new RedemptionRequest(
                new RedemptionId(asked.requestId()),
                store.nextNumber(asked.unit()),
                book.id(),
                book.number(),
                book.clientId(),
                book.clientName(),
                book.fundCode(),
                asks.rows(),
                Redeemable.total(book.schedule(), asks.rows(), today),
                asks.reason().strip(),
                Redeemable.on(book.schedule(), today).redeemableNow(),
                ContractValue.of(book.schedule(), today).contractValue(),
                RedemptionState.PENDING,
                asked.unit().now(),
                asked.actor().name(),
                null,
                0,
                null,
                1);
    }

    private Prepared askApproval(Asked asked, AboutRedemption about) {
        RedemptionRequest request = get(asked.unit(), about.id());
        pending(request);
        return prepare(
                asked, request, ground.books.get(asked.unit(), request.investmentId()).schedule());
    }

    private Prepared prepare(Asked asked, RedemptionRequest request, PayoutSchedule rows) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Client", request.clientName()));
        shown.add(new Shown("Contract", request.contractNumber() + ", " + request.fundCode()));
        for (PayoutRef ref : request.rows()) {
            shown.add(
                    new Shown(
                            ref.toString(),
                            rows.row(ref).payoutAmount() + ", due on " + rows.row(ref).dueOn()));
        }
        shown.add(new Shown("Total", request.total().toString()));
        shown.add(new Shown("Redeemable before", request.redeemableBefore().toString()));
        shown.add(new Shown("Contract value", request.contractValue().toString()));
        shown.add(new Shown("Reason", request.reason().isEmpty() ? "–" : request.reason()));
        return ground.approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        APPROVE,
                        subject(request.id()),
                        "Pay "
                                + request.total()
                                + " of contract "
                                + request.contractNumber()
                                + " to "
                                + request.clientName(),
                        shown,
                        new Awaited(request.id(), request.version())));
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        RedemptionRequest before = get(unit, awaited.id);
        if (before.version() != awaited.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Redemption " + before.number() + " was changed since this was prepared.");
        }
        if (ground.contracts.get(unit, before.investmentId()).investmentState()
                == InvestmentState.SUSPENDED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract " + before.contractNumber() + " is suspended.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        RedemptionRequest after = before.become(RedemptionState.APPROVED, by.checker().name());
        move(unit, maker, before, after, PayoutState.APPROVED, APPROVE);
        ground.ledger.post(
                unit,
                maker,
                by.checker().id(),
                new NewEntry(
                        "E11",
                        subject(after.id()),
                        "approval " + after.approval(),
                        ground.funds.businessDate(unit),
                        List.of(
                                Postings.debit(DUE, after.total(), dimensions(after)),
                                Postings.credit(IN_PAYMENT, after.total(), dimensions(after))),
                        "Redemption " + after.number() + " of " + after.clientName()));
    }

    private void notApproved(Unit unit, Actor by, Awaited awaited, Prepared prepared) {
        RedemptionRequest before = get(unit, awaited.id);
        switch (prepared.preparedState()) {
            case REJECTED -> free(unit, by, before, RedemptionState.REJECTED, reason(prepared));
            case WITHDRAWN -> free(unit, by, before, RedemptionState.CANCELLED, reason(prepared));
            default -> {
                // the request stands; its approval can be asked for again
            }
        }
    }

    private static String reason(Prepared prepared) {
        String reason = prepared.reason();
        return reason == null ? "" : reason;
    }

    private RedemptionRequest cancel(Asked asked, EndRedemption end) {
        reason(end.reason());
        RedemptionRequest before = get(asked.unit(), end.id());
        pending(before);
        RedemptionRequest after =
                free(asked.unit(), asked.actor(), before, RedemptionState.CANCELLED, end.reason());
        ground.approvals.voidPending(
                asked.unit(), asked.actor(), subject(before.id()), "The request was taken back.");
        return after;
    }

    private RedemptionRequest revoke(Asked asked, EndRedemption end) {
        reason(end.reason());
        Unit unit = asked.unit();
        RedemptionRequest before = get(unit, end.id());
        if (before.redemptionState() != RedemptionState.APPROVED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Redemption " + before.number() + " is " + before.redemptionState() + ".");
        }
        ground.ledger.reversePosted(
                unit,
                asked.actor(),
                null,
                new Ledger.Posted("E11", subject(before.id()), "approval " + before.approval()),
                end.reason().strip());
        return free(unit, asked.actor(), before, RedemptionState.REJECTED, end.reason());
    }

    private static void pending(RedemptionRequest request) {
        if (request.redemptionState() != RedemptionState.PENDING) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Redemption "
                            + request.number()
                            + " is "
                            + request.redemptionState()
                            + " and does not wait any more.");
        }
    }

    /// Ends a request; its rows can be requested again.
    private RedemptionRequest free(
            Unit unit, Actor by, RedemptionRequest before, RedemptionState state, String reason) {
        RedemptionRequest after = before.become(state, by.name());
        rows(unit, by, before, PayoutState.AVAILABLE);
        store.replace(unit, before, after);
        record(unit, by, state + "_REDEMPTION", before, after, reason);
        return after;
    }

    private void move(
            Unit unit,
            Actor by,
            RedemptionRequest before,
            RedemptionRequest after,
            PayoutState rows,
            String action) {
        rows(unit, by, before, rows);
        store.replace(unit, before, after);
        record(unit, by, action, before, after, "");
    }

    private void rows(Unit unit, Actor by, RedemptionRequest request, PayoutState to) {
        ContractBook before = ground.books.get(unit, request.investmentId());
        PayoutSchedule rows = before.schedule();
        for (PayoutRef ref : request.rows()) {
            rows = rows.become(ref, to);
        }
        ground.books.replace(
                unit, by, before, before.with(rows, before.commissions()), "MOVE_ROWS");
    }

    private void record(
            Unit unit,
            Actor by,
            String action,
            @Nullable RedemptionRequest before,
            RedemptionRequest after,
            String reason) {
        ground.audit.record(unit, by, action, subject(after.id()), before, after, reason);
    }

    private static void reason(String reason) {
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
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
