package fidus.server.redemptions;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.ContractBook;
import fidus.investments.book.PaidBefore;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.RedemptionState;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Redemption requests together with the payout rows they hold: both move in one unit.
final class RedemptionRows {
    private final RedemptionStore store;
    private final Redemptions.Ground ground;

    RedemptionRows(RedemptionStore store, Redemptions.Ground ground) {
        this.store = store;
        this.ground = ground;
    }

    /// @throws Refused `NOT_FOUND`
    RedemptionRequest get(Unit unit, RedemptionId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such redemption."));
    }

    /// Ends a request; its rows can be requested again.
    RedemptionRequest free(
            Unit unit, Actor by, RedemptionRequest before, RedemptionState state, String reason) {
        RedemptionRequest after =
                before.become(state, by.name(), ground.funds().businessDate(unit));
        rows(unit, by, before, PayoutState.AVAILABLE);
        store.replace(unit, before, after);
        record(unit, by, new Change(state + "_REDEMPTION", before, after, reason));
        return after;
    }

    /// Moves a request and with it its rows: approved, paid, or not paid any more.
    void move(
            Unit unit, Actor by, RedemptionRequest before, RedemptionRequest after, String action) {
        PayoutState to =
                after.redemptionState() == RedemptionState.PAID
                        ? PayoutState.PAID
                        : PayoutState.APPROVED;
        rows(unit, by, before, to);
        store.replace(unit, before, after);
        record(unit, by, new Change(action, before, after, ""));
    }

    void addPaid(Unit unit, Decided by, ContractBook book, PaidBefore row) {
        String key = book.id().value() + " " + row.row();
        var request =
                new RedemptionRequest(
                        new RedemptionId(
                                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))),
                        store.nextNumber(unit),
                        book.id(),
                        book.number(),
                        book.clientId(),
                        book.clientName(),
                        book.fundCode(),
                        List.of(row.row()),
                        row.paid(),
                        "Paid before the contract was taken over",
                        row.paid(),
                        ContractValue.of(book.schedule(), row.paidOn()).contractValue(),
                        RedemptionState.PAID,
                        unit.days().start(row.paidOn()),
                        by.maker().name(),
                        by.checker().name(),
                        0,
                        "before/" + row.evidence().strip(),
                        row.paidOn(),
                        1,
                        null,
                        dueOn(book.schedule(), List.of(row.row())),
                        null);
        store.add(unit, request);
        Actor maker = by.maker().asking(by.checker().request());
        record(unit, maker, new Change("PAID_BEFORE_REDEMPTION", null, request, ""));
    }

    /// The day on which the first of the rows falls due.
    static LocalDate dueOn(PayoutSchedule schedule, List<PayoutRef> rows) {
        return rows.stream()
                .map(row -> schedule.row(row).dueOn())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void rows(Unit unit, Actor by, RedemptionRequest request, PayoutState to) {
        ContractBook before = ground.books().get(unit, request.investmentId());
        PayoutSchedule rows = before.schedule();
        for (PayoutRef ref : request.rows()) {
            rows = rows.become(ref, to);
        }
        ground.books().move(unit, by, before, rows, ground.funds().businessDate(unit));
    }

    /// @param before absent for a new request
    record Change(
            String action,
            @Nullable RedemptionRequest before,
            RedemptionRequest after,
            String reason) {}

    void record(Unit unit, Actor by, Change change) {
        ground.audit()
                .record(
                        unit,
                        by,
                        change.action,
                        Redemptions.subject(change.after.id()),
                        change.before,
                        change.after,
                        change.reason);
    }
}
