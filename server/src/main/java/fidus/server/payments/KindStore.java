package fidus.server.payments;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import fidus.payments.Payment;
import fidus.payments.PaymentState;
import fidus.server.mongo.Unit;

import java.util.function.Consumer;

/// Payments by the kind of what they pay.
final class KindStore {
    /// The character that follows the stroke after a kind.
    private static final char AFTER_STROKE = '0';

    private KindStore() {}

    /// The confirmed payments of which some item may be of a kind.
    static void each(BatchStore store, Unit unit, String kind, Consumer<Payment> consumer) {
        store.each(
                unit,
                and(
                        eq("paymentState", PaymentState.CONFIRMED.name()),
                        gte("items.item", kind + "/"),
                        lt("items.item", kind + AFTER_STROKE)),
                consumer);
    }
}
