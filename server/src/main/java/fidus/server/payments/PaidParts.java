package fidus.server.payments;

import fidus.investments.schedule.ReturnedPayout;
import fidus.payments.PaidPart;
import fidus.payments.Payment;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What was ever paid of each item.
final class PaidParts {
    private PaidParts() {}

    static Map<String, List<PaidPart>> of(BatchStore store, Unit unit) {
        var parts = new HashMap<String, List<PaidPart>>();
        for (PaymentState state : List.of(PaymentState.CONFIRMED, PaymentState.REVERSED)) {
            store.each(unit, state, payment -> add(parts, payment));
        }
        parts.values().forEach(some -> some.sort(Comparator.comparing(PaidPart::paidOn)));
        return parts;
    }

    /// The payments that left, stayed paid and have an item of this kind; the names of their items
    /// find them, so that a kind that is seldom paid does not read all others.
    static List<Payment> of(BatchStore store, Unit unit, String kind) {
        var paid = new ArrayList<Payment>();
        KindStore.each(
                store,
                unit,
                kind,
                payment -> {
                    if (payment.items().stream().anyMatch(one -> one.isOf(kind))) {
                        paid.add(payment);
                    }
                });
        return paid;
    }

    /// What was paid and came back, by item.
    static Map<String, List<ReturnedPayout>> returned(BatchStore store, Unit unit) {
        var days = new HashMap<String, List<ReturnedPayout>>();
        store.each(
                unit,
                PaymentState.REVERSED,
                payment -> {
                    Settlement left = Objects.requireNonNull(payment.confirmed());
                    Settlement back = Objects.requireNonNull(payment.ended());
                    var both = new ReturnedPayout(left.bookedOn(), back.bookedOn());
                    payment.items()
                            .forEach(
                                    item ->
                                            days.computeIfAbsent(
                                                            item.item(), _ -> new ArrayList<>())
                                                    .add(both));
                });
        return days;
    }

    private static void add(Map<String, List<PaidPart>> parts, Payment payment) {
        Settlement left = payment.confirmed();
        if (left == null) {
            return;
        }
        Settlement back = payment.ended();
        var part =
                new PaidPart(
                        left.bookedOn(), left.evidence(), back == null ? null : back.bookedOn());
        payment.items()
                .forEach(
                        item ->
                                parts.computeIfAbsent(item.item(), _ -> new ArrayList<>())
                                        .add(part));
    }
}
