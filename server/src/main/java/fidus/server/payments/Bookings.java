package fidus.server.payments;

import fidus.ledger.EntryId;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.payments.Booking;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.Settlement;
import fidus.payments.wallets.WalletKind;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What payments post: the debt of each item against the account of the house, and charges.
final class Bookings {
    /// The leg of what the bank kept of a payment that came back.
    static final String KEPT = "kept";

    private static final String CHARGES = "5500";

    private final Ledger ledger;

    Bookings(Ledger ledger) {
        this.ledger = ledger;
    }

    /// A payment as it left.
    ///
    /// @param items of it, as they are booked
    /// @param inside the charge that the bank shows in the same sum, absent without one
    record Paid(Payment payment, List<Payable> items, LocalDate valueOn, @Nullable Money inside) {}

    /// The day on which the books have a payment: its value date, or the first day of the first
    /// month that still takes it.
    LocalDate countsOn(Unit unit, Payment payment, LocalDate valueOn) {
        LocalDate on = valueOn;
        for (Payable item : payment.items()) {
            LocalDate its = ledger.countsOn(unit, item.booking().eventCode(), valueOn);
            on = its.isAfter(on) ? its : on;
        }
        return on;
    }

    /// The day on which the books have back what came back: until then it had left.
    LocalDate backOn(Unit unit, Settlement confirmed, LocalDate valueOn) {
        LocalDate left = confirmed.bookedOn();
        return ledger.countsOn(unit, Ledger.CORRECTION, left.isAfter(valueOn) ? left : valueOn);
    }

    /// One entry per event among the items; a charge inside the sum is a posting of the first.
    List<EntryId> paid(Unit unit, Decided by, PaymentBatch batch, Paid paid) {
        Payment payment = paid.payment;
        Map<String, List<Payable>> byEvent = new LinkedHashMap<>();
        paid.items.forEach(
                item ->
                        byEvent.computeIfAbsent(item.booking().eventCode(), _ -> new ArrayList<>())
                                .add(item));
        var entries = new ArrayList<EntryId>();
        byEvent.forEach(
                (event, items) ->
                        entries.add(
                                post(
                                        unit,
                                        by,
                                        new NewEntry(
                                                event,
                                                source(payment),
                                                "",
                                                paid.valueOn,
                                                postings(
                                                        batch,
                                                        items,
                                                        entries.isEmpty() ? paid.inside : null),
                                                "Payment "
                                                        + payment.endToEndId()
                                                        + " to "
                                                        + payment.partyName()))));
        return List.copyOf(entries);
    }

    /// What the bank took from the house for payments it made together, booked with the first.
    void charge(Unit unit, Decided by, PaymentBatch batch, Charge charge) {
        Map<String, String> house = house(batch);
        var _ =
                post(
                        unit,
                        by,
                        new NewEntry(
                                charge.first.items().getFirst().booking().eventCode(),
                                source(charge.first),
                                "charge",
                                charge.valueOn,
                                List.of(
                                        Postings.debit(CHARGES, charge.taken, house),
                                        Postings.credit(account(batch), charge.taken, house)),
                                "Bank charge of payment " + charge.first.endToEndId()));
    }

    record Charge(Payment first, Money taken, LocalDate valueOn) {}

    /// Takes a payment that came back out of the books. What the bank took stays booked, with what
    /// it kept: it does not give it back.
    ///
    /// @param payment with how it ended
    void reversed(Unit unit, Decided by, PaymentBatch batch, Payment payment) {
        Settlement ended = Objects.requireNonNull(payment.ended(), "it came back");
        LocalDate on = ended.bookedOn();
        for (EntryId entry : payment.entries().reversed()) {
            var undone = new Ledger.Undone(entry, ended.valueOn(), ended.note());
            on = ledger.reverse(unit, maker(by), by.checker().id(), undone).valueOn();
        }
        Money kept = ended.charge();
        if (kept != null) {
            Map<String, String> house = house(batch);
            var _ =
                    post(
                            unit,
                            by,
                            new NewEntry(
                                    payment.items().getFirst().booking().eventCode(),
                                    source(payment),
                                    KEPT,
                                    on,
                                    List.of(
                                            Postings.debit(CHARGES, kept, house),
                                            Postings.credit(account(batch), kept, house)),
                                    "Kept by the bank of payment " + payment.endToEndId()));
        }
    }

    private EntryId post(Unit unit, Decided by, NewEntry entry) {
        return ledger.post(unit, maker(by), by.checker().id(), entry).id();
    }

    private static List<Posting> postings(
            PaymentBatch batch, List<Payable> items, @Nullable Money inside) {
        var postings = new ArrayList<Posting>();
        Money sum = Money.zero(batch.batchTotal().currency());
        for (Payable item : items) {
            Booking booking = item.booking();
            for (Booking.Part part : booking.debits(item.payableAmount())) {
                postings.add(
                        Postings.debit(booking.debitAccount(), part.money(), part.dimensions()));
            }
            sum = sum.plus(item.payableAmount());
        }
        if (inside != null) {
            postings.add(Postings.debit(CHARGES, inside, house(batch)));
            sum = sum.plus(inside);
        }
        postings.add(Postings.credit(account(batch), sum, house(batch)));
        return List.copyOf(postings);
    }

    private static String account(PaymentBatch batch) {
        return batch.walletKind() == WalletKind.FIAT ? "1010" : "1020";
    }

    private static Map<String, String> house(PaymentBatch batch) {
        return Map.of("bankAccount", batch.houseAccountName());
    }

    private static String source(Payment payment) {
        return "payment/" + payment.id().value();
    }

    private static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
