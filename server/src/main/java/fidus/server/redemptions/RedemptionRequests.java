package fidus.server.redemptions;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.Redeemable;
import fidus.investments.schedule.RedemptionState;
import fidus.ledger.Postings;
import fidus.redemptions.AboutRedemption;
import fidus.redemptions.EndRedemption;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
import fidus.redemptions.RequestRedemption;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Requests of available rows and what becomes of them before they are paid.
final class RedemptionRequests {
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;
    private static final String DUE = "2210";

    private final RedemptionStore store;
    private final Redemptions.Ground ground;
    private final RedemptionRows rows;
    private final RedemptionGuards guards;

    /// A request as it was shown.
    record Awaited(RedemptionId id, long version) {}

    RedemptionRequests(RedemptionStore store, Redemptions.Ground ground, RedemptionRows rows) {
        this.store = store;
        this.ground = ground;
        this.rows = rows;
        guards = new RedemptionGuards(ground);
        ground.approvals()
                .kind(Redemptions.APPROVE, Awaited.class, Set.of(Role.APPROVER), new Approval());
    }

    private final class Approval implements Approvals.Execution<Awaited> {
        @Override
        public void execute(Unit unit, Decided by, Awaited awaited) {
            approved(unit, by, awaited);
        }

        @Override
        public void dropped(Unit unit, Actor by, Awaited awaited, Prepared prepared) {
            notApproved(unit, by, awaited, prepared);
        }
    }

    Prepared request(Asked asked, RequestRedemption asks) {
        return prepare(asked, take(asked, asks));
    }

    /// Takes the rows; nobody is asked yet to approve it.
    RedemptionRequest take(Asked asked, RequestRedemption asks) {
        Unit unit = asked.unit();
        if (asks.reason().length() > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "At most 1000 characters go here.");
        }
        Investment contract = guards.running(unit, asks.investmentId());
        LocalDate today = ground.funds().businessDate(unit);
        ContractBook before = rolled(unit, asked.actor(), contract, today);
        PayoutSchedule taken = Redeemable.request(before.schedule(), asks.rows(), today);
        guards.payableTo(unit, before);
        var request = made(asked, asks, before, today);
        ground.books()
                .replace(
                        unit,
                        asked.actor(),
                        before,
                        before.with(taken, before.commissions()),
                        "REQUEST_ROWS");
        store.add(unit, request);
        rows.record(
                unit,
                asked.actor(),
                new RedemptionRows.Change("REQUEST_REDEMPTION", null, request, request.reason()));
        return request;
    }

    /// The day roll may not have come to this contract yet; nobody is made to wait for it.
    private ContractBook rolled(Unit unit, Actor actor, Investment contract, LocalDate today) {
        ContractBook book = ground.books().get(unit, contract.id());
        return ground.books().roll(unit, actor, book, today);
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
                null,
                1,
                null,
                RedemptionRows.dueOn(book.schedule(), asks.rows()),
                null);
    }

    Prepared askApproval(Asked asked, AboutRedemption about) {
        RedemptionRequest request = rows.get(asked.unit(), about.id());
        pending(request);
        guards.running(asked.unit(), request.investmentId());
        return prepare(asked, request);
    }

    private Prepared prepare(Asked asked, RedemptionRequest request) {
        PayoutSchedule schedule =
                ground.books().get(asked.unit(), request.investmentId()).schedule();
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                Redemptions.APPROVE,
                                Redemptions.subject(request.id()),
                                "Pay "
                                        + request.total()
                                        + " of contract "
                                        + request.contractNumber()
                                        + " to "
                                        + request.clientName(),
                                RedemptionShown.lines(request, schedule),
                                new Awaited(request.id(), request.version())));
    }

    private void approved(Unit unit, Decided by, Awaited awaited) {
        RedemptionRequest before = rows.get(unit, awaited.id);
        if (before.version() != awaited.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Redemption " + before.number() + " was changed since this was prepared.");
        }
        by.byAnotherThan(makers(unit, before.id()));
        approve(unit, by.maker().asking(by.checker().request()), by.checker(), before);
    }

    /// Who made a request, or asked for its approval.
    Set<PersonId> makers(Unit unit, RedemptionId id) {
        return ground.approvals().makers(unit, Redemptions.APPROVE, Redemptions.subject(id));
    }

    /// Owed in payment from now on (E11); the checker is somebody else than the makers.
    ///
    /// @throws Refused `WRONG_STATE` when the contract is suspended, `NOT_PAYABLE` when the client
    ///   cannot be paid now
    void approve(Unit unit, Actor maker, Actor checker, RedemptionRequest before) {
        guards.approvable(unit, before);
        LocalDate today = ground.funds().businessDate(unit);
        RedemptionRequest after = before.become(RedemptionState.APPROVED, checker.name(), today);
        rows.move(unit, maker, before, after, Redemptions.APPROVE);
        ground.ledger()
                .post(
                        unit,
                        maker,
                        checker.id(),
                        new NewEntry(
                                "E11",
                                Redemptions.subject(after.id()),
                                "approval " + after.approval(),
                                today,
                                List.of(
                                        Postings.debit(
                                                DUE, after.total(), Redemptions.dimensions(after)),
                                        Postings.credit(
                                                Redemptions.IN_PAYMENT,
                                                after.total(),
                                                Redemptions.dimensions(after))),
                                "Redemption " + after.number() + " of " + after.clientName()));
    }

    private void notApproved(Unit unit, Actor by, Awaited awaited, Prepared prepared) {
        RedemptionRequest before = rows.get(unit, awaited.id);
        switch (prepared.preparedState()) {
            case REJECTED ->
                    rows.free(unit, by, before, RedemptionState.REJECTED, reason(prepared));
            case WITHDRAWN ->
                    rows.free(unit, by, before, RedemptionState.CANCELLED, reason(prepared));
            default -> {
                // the request stands; its approval can be asked for again
            }
        }
    }

    private static String reason(Prepared prepared) {
        String reason = prepared.reason();
        return reason == null ? "" : reason;
    }

    RedemptionRequest cancel(Asked asked, EndRedemption end) {
        reason(end.reason());
        RedemptionRequest before = rows.get(asked.unit(), end.id());
        pending(before);
        RedemptionRequest after =
                rows.free(
                        asked.unit(),
                        asked.actor(),
                        before,
                        RedemptionState.CANCELLED,
                        end.reason());
        ground.approvals()
                .voidPending(
                        asked.unit(),
                        asked.actor(),
                        Redemptions.subject(before.id()),
                        "The request was taken back.");
        return after;
    }

    RedemptionRequest revoke(Asked asked, EndRedemption end) {
        reason(end.reason());
        Unit unit = asked.unit();
        RedemptionRequest before = rows.get(unit, end.id());
        if (before.redemptionState() != RedemptionState.APPROVED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Redemption " + before.number() + " is " + before.redemptionState() + ".");
        }
        unclaimed(unit, before);
        ground.ledger()
                .reversePosted(
                        unit,
                        asked.actor(),
                        null,
                        new Ledger.Posted(
                                "E11",
                                Redemptions.subject(before.id()),
                                "approval " + before.approval()),
                        end.reason().strip());
        return rows.free(unit, asked.actor(), before, RedemptionState.REJECTED, end.reason());
    }

    private void unclaimed(Unit unit, RedemptionRequest request) {
        if (ground.isClaimed().test(unit, Redemptions.subject(request.id()))) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Redemption "
                            + request.number()
                            + " stands in a payment batch. Cancel the batch first.");
        }
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

    private static void reason(String reason) {
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
    }
}
