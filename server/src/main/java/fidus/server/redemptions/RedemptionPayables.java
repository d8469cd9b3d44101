package fidus.server.redemptions;

import fidus.payments.Booking;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.Settlement;
import fidus.redemptions.RedemptionId;
import fidus.redemptions.RedemptionRequest;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payables;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Approved redemptions as items to be paid (E12).
public final class RedemptionPayables implements Payables {
    /// The part of an item's name before the stroke.
    public static final String KIND = "redemption";

    private final Redemptions redemptions;

    public RedemptionPayables(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    @Override
    public List<Payable> open(Unit unit) {
        return redemptions.approved(unit).stream().map(RedemptionPayables::payable).toList();
    }

    @Override
    public Set<String> suspended(Unit unit, List<Payable> items) {
        return redemptions.suspended(unit);
    }

    @Override
    public void paid(Unit unit, Decided by, List<Payable> items, Payment payment) {
        Settlement settled = Objects.requireNonNull(payment.confirmed());
        items.forEach(
                item ->
                        redemptions.paid(
                                unit,
                                maker(by),
                                idOf(item),
                                "payment/" + payment.id().value(),
                                settled));
    }

    @Override
    public void reversed(Unit unit, Decided by, List<Payable> items, Payment payment) {
        LocalDate on = Objects.requireNonNull(payment.ended()).valueOn();
        items.forEach(item -> redemptions.bounced(unit, maker(by), idOf(item), on));
    }

    private static Payable payable(RedemptionRequest request) {
        return new Payable(
                Redemptions.subject(request.id()),
                "client/" + request.clientId().value(),
                request.clientName(),
                request.total(),
                request.owedSince(),
                "Redemption "
                        + request.number()
                        + " of contract "
                        + request.contractNumber()
                        + ", "
                        + request.fundCode(),
                new Booking("E12", Redemptions.IN_PAYMENT, Redemptions.dimensions(request)));
    }

    private static RedemptionId idOf(Payable item) {
        return new RedemptionId(UUID.fromString(item.item().substring(KIND.length() + 1)));
    }

    private static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
