package fidus.server.payments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.payments.Settlement;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Confirmed payments that came back, and sent ones that the bank refused; recorded by one person
/// and confirmed by another.
final class Returns {
    /// The command another person approves.
    static final String RETURN = "RETURN_PAYMENT";

    private final Endings endings;
    private final BatchStore store;
    private final Bookings bookings;
    private final Approvals approvals;

    /// A return as it waits.
    ///
    /// @param from the payment's state as it was shown
    /// @param on the day from which the books were to have it back; absent in what waited before
    ///   that was kept
    record Returned(ReturnPayment asked, PaymentState from, @Nullable LocalDate on) {}

    Returns(Endings endings, BatchStore store, Bookings bookings, Approvals approvals) {
        this.endings = endings;
        this.store = store;
        this.bookings = bookings;
        this.approvals = approvals;
        approvals.kind(RETURN, Returned.class, Set.of(Role.APPROVER), this::returned);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.RETURN, this::giveBack);
    }

    private Prepared giveBack(Asked asked, ReturnPayment giveBack) {
        Payment payment = store.payment(asked.unit(), giveBack.id());
        PaymentBatch batch = store.batch(asked.unit(), payment.batchId());
        returnable(asked.unit(), batch, payment, giveBack);
        boolean left = payment.paymentState() == PaymentState.CONFIRMED;
        LocalDate on = back(asked.unit(), payment, giveBack);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RETURN,
                        Endings.subject(payment.id()),
                        (left ? "Came back: " : "Refused by the bank: ")
                                + payment.paymentAmount()
                                + " to "
                                + payment.partyName(),
                        shown(payment, giveBack, on),
                        new Returned(giveBack, payment.paymentState(), on)));
    }

    private static List<Shown> shown(Payment payment, ReturnPayment giveBack, LocalDate on) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Payment", payment.endToEndId()));
        shown.add(new Shown("Paid to", payment.destination()));
        shown.add(new Shown("State", payment.paymentState().toString()));
        shown.add(new Shown(Stated.LABEL, giveBack.evidence().strip()));
        shown.add(new Shown("Value date", giveBack.valueOn().toString()));
        if (!on.equals(giveBack.valueOn())) {
            shown.add(new Shown("Counts on", on + ", the first day the books can have it back"));
        }
        shown.add(new Shown("Reason", giveBack.reason().strip()));
        shown.add(
                new Shown(
                        "Charge kept",
                        giveBack.charge() == null
                                ? "none"
                                : giveBack.charge() + ", booked to 5500"));
        return List.copyOf(shown);
    }

    private void returnable(
            Unit unit, PaymentBatch batch, Payment payment, ReturnPayment giveBack) {
        PaymentState state = payment.paymentState();
        if (state != PaymentState.SENT && state != PaymentState.CONFIRMED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Only a sent or confirmed payment comes back. This one is " + state + ".");
        }
        Batches.reason(giveBack.reason());
        boolean left = state == PaymentState.CONFIRMED;
        Money charge = giveBack.charge();
        Money sum = payment.paymentAmount();
        if (charge != null && !(left && Settlements.isCharge(charge, batch, sum))) {
            throw Refused.at(
                    "charge",
                    Problem.Code.BAD_VALUE,
                    "A charge is what the bank kept of a confirmed payment: above zero, less than"
                            + " the payment and in its currency; leave it out when there is none.");
        }
        endings.evidence(
                unit,
                batch,
                giveBack.evidence(),
                giveBack.valueOn(),
                left ? List.of(charge == null ? sum : sum.minus(charge)) : List.of());
        if (left) {
            endings.cameBack(unit, batch, giveBack.evidence(), List.of(payment));
        }
    }

    private void returned(Unit unit, Decided by, Returned returned) {
        ReturnPayment asked = returned.asked;
        Payment before = store.payment(unit, asked.id());
        PaymentBatch batch = store.batch(unit, before.batchId());
        if (before.paymentState() != returned.from) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The payment was changed since this was prepared. Prepare it again.");
        }
        returnable(unit, batch, before, asked);
        endings.use(unit, batch, asked.evidence(), Endings.subject(before.id()));
        LocalDate on = back(unit, before, asked);
        Endings.checkDay(returned.on, on);
        Money kept =
                before.paymentState() == PaymentState.CONFIRMED
                        ? kept(before, asked.charge())
                        : null;
        Settlement settlement =
                Endings.settlement(
                        unit,
                        by,
                        new Endings.Said(
                                asked.evidence(),
                                asked.valueOn(),
                                asked.reason().strip(),
                                kept,
                                on));
        end(unit, by, batch, before, settlement);
        endings.settle(unit, by, batch.id());
    }

    /// Takes a payment that left out of the books, or records that it never did, and frees its
    /// items.
    void end(Unit unit, Decided by, PaymentBatch batch, Payment before, Settlement settlement) {
        boolean left = before.paymentState() == PaymentState.CONFIRMED;
        Payment after =
                Moves.ended(before, left ? PaymentState.REVERSED : PaymentState.FAILED, settlement);
        endings.change(unit, by, before, after, RETURN);
        store.free(unit, before.id());
        if (left) {
            bookings.reversed(unit, by, batch, after);
            endings.bySource(after)
                    .forEach((source, items) -> source.reversed(unit, by, items, after));
        }
    }

    private LocalDate back(Unit unit, Payment payment, ReturnPayment asked) {
        return back(unit, payment, asked.valueOn());
    }

    /// The day on which the books have a payment back; of one that never left, the bank's day.
    LocalDate back(Unit unit, Payment payment, LocalDate valueOn) {
        Settlement confirmed = payment.confirmed();
        return confirmed == null ? valueOn : bookings.backOn(unit, confirmed, valueOn);
    }

    /// What stays with the bank: what it took inside the sum when the payment left, and what it
    /// kept when it came back.
    static @Nullable Money kept(Payment payment, @Nullable Money charge) {
        Settlement confirmed = payment.confirmed();
        Money before = confirmed == null ? null : confirmed.charge();
        return before == null || charge == null
                ? before == null ? charge : before
                : before.plus(charge);
    }
}
