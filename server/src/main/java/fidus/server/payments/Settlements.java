package fidus.server.payments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryId;
import fidus.money.Money;
import fidus.payments.BatchState;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How it becomes known that sent payments left: by what the bank or the chain says, recorded by
/// one person and confirmed by another.
final class Settlements {
    /// The command another person approves.
    static final String CONFIRM = "CONFIRM_PAYMENTS";

    private final Endings endings;
    private final BatchStore store;
    private final Bookings bookings;
    private final Approvals approvals;

    /// A confirmation as it waits.
    ///
    /// @param asked with the payments spelled out
    /// @param on the day from which the books were to have it; absent in what waited before that
    ///   was kept
    record Confirmation(ConfirmPayments asked, @Nullable LocalDate on) {}

    Settlements(Endings endings, BatchStore store, Bookings bookings, Approvals approvals) {
        this.endings = endings;
        this.store = store;
        this.bookings = bookings;
        this.approvals = approvals;
        approvals.kind(CONFIRM, Confirmation.class, Set.of(Role.APPROVER), this::confirmed);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.CONFIRM, this::confirm);
    }

    private Prepared confirm(Asked asked, ConfirmPayments confirm) {
        PaymentBatch batch = store.batch(asked.unit(), confirm.id());
        List<Payment> payments = confirmable(asked.unit(), batch, confirm);
        var ids = payments.stream().map(Payment::id).toList();
        var whole =
                new ConfirmPayments(
                        batch.id(),
                        ids,
                        confirm.evidence().strip(),
                        confirm.valueOn(),
                        confirm.charge(),
                        confirm.chargeRow());
        LocalDate booked = booked(asked.unit(), payments, whole);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        CONFIRM,
                        ids.size() == 1
                                ? Endings.subject(ids.getFirst())
                                : Batches.subject(batch.id()),
                        "Confirm %s of batch %d"
                                .formatted(
                                        ids.size() == 1 ? "1 payment" : ids.size() + " payments",
                                        batch.number()),
                        shown(
                                endings.rows(asked.unit(), batch, whole.evidence()),
                                new Batched(batch, payments),
                                whole,
                                booked),
                        new Confirmation(whole, booked)));
    }

    private record Batched(PaymentBatch batch, List<Payment> payments) {}

    private static List<Shown> shown(
            List<Shown> rows, Batched what, ConfirmPayments confirm, LocalDate booked) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Paid from", what.batch.houseAccountName()));
        shown.add(new Shown(Stated.LABEL, confirm.evidence()));
        shown.addAll(rows);
        shown.add(new Shown("Value date", confirm.valueOn().toString()));
        if (!booked.equals(confirm.valueOn())) {
            shown.add(new Shown("Counts on", booked + ", the month of the value date is closed"));
        }
        shown.add(
                new Shown(
                        "Charge",
                        confirm.charge() == null
                                ? "none"
                                : confirm.charge()
                                        + ", booked to 5500"
                                        + (confirm.chargeRow() == null
                                                ? ""
                                                : ", inside row " + confirm.chargeRow())));
        what.payments.forEach(
                payment ->
                        shown.add(
                                new Shown(
                                        "Payment " + payment.sequence(),
                                        payment.paymentAmount() + " to " + payment.partyName())));
        return List.copyOf(shown);
    }

    /// The sent payments that are meant, after all checks.
    private List<Payment> confirmable(Unit unit, PaymentBatch batch, ConfirmPayments confirm) {
        Batches.in(batch, BatchState.SENT);
        Map<PaymentId, Payment> sent = new LinkedHashMap<>();
        store.payments(unit, batch.id()).stream()
                .filter(payment -> payment.paymentState() == PaymentState.SENT)
                .forEach(payment -> sent.put(payment.id(), payment));
        List<PaymentId> meant =
                confirm.payments().isEmpty()
                        ? List.copyOf(sent.keySet())
                        : confirm.payments().stream().distinct().toList();
        if (meant.isEmpty() || !sent.keySet().containsAll(meant)) {
            throw Refused.at(
                    "payments",
                    Problem.Code.WRONG_STATE,
                    "Only sent payments of this batch are confirmed. Load it again.");
        }
        List<Payment> payments = meant.stream().map(sent::get).toList();
        charge(batch, confirm, payments);
        endings.left(unit, batch, confirm.evidence(), confirm.valueOn(), moved(confirm, payments));
        return payments;
    }

    private static void charge(
            PaymentBatch batch, ConfirmPayments confirm, List<Payment> payments) {
        Money charge = confirm.charge();
        if (charge != null && !isCharge(charge, batch, null)) {
            throw Refused.at(
                    "charge",
                    Problem.Code.BAD_VALUE,
                    "A charge is above zero and in the currency of the batch; leave it out when"
                            + " there is none.");
        }
        if (confirm.chargeRow() != null && (charge == null || payments.size() != 1)) {
            throw Refused.at(
                    "chargeRow",
                    Problem.Code.BAD_VALUE,
                    "One row shows one payment and its charge; give that payment and the charge.");
        }
    }

    /// @param below the sum it is kept of, absent where it is taken beside it
    static boolean isCharge(Money charge, PaymentBatch batch, @Nullable Money below) {
        return charge.signum() > 0
                && charge.currency().equals(batch.batchTotal().currency())
                && (below == null || charge.compareTo(below) < 0);
    }

    /// The sums that the rows it stands on may show.
    private static List<Money> moved(ConfirmPayments confirm, List<Payment> payments) {
        Money sum = payments.stream().map(Payment::paymentAmount).reduce(Money::plus).orElseThrow();
        Money charge = confirm.charge();
        if (charge == null) {
            return List.of(sum.negated());
        }
        Money both = sum.plus(charge).negated();
        return confirm.chargeRow() == null ? List.of(sum.negated(), both) : List.of(both);
    }

    /// One day for all of them, because they are confirmed together.
    private LocalDate booked(Unit unit, List<Payment> payments, ConfirmPayments asked) {
        return payments.stream()
                .map(payment -> bookings.countsOn(unit, payment, asked.valueOn()))
                .max(LocalDate::compareTo)
                .orElse(asked.valueOn());
    }

    private void confirmed(Unit unit, Decided by, Confirmation confirmation) {
        ConfirmPayments asked = confirmation.asked;
        PaymentBatch batch = store.batch(unit, asked.id());
        List<Payment> payments = confirmable(unit, batch, asked);
        endings.use(unit, batch, asked.evidence(), "approval/" + by.prepared().id().value());
        Money charge = asked.charge();
        Money inside = asked.chargeRow() == null ? null : charge;
        LocalDate booked = booked(unit, payments, asked);
        Endings.checkDay(confirmation.on, booked);
        Settlement settlement =
                Endings.settlement(
                        unit,
                        by,
                        new Endings.Said(asked.evidence(), asked.valueOn(), "", inside, booked));
        Map<PaymentId, List<Payable>> items = endings.booked(unit, payments);
        for (Payment before : payments) {
            List<EntryId> entries =
                    bookings.paid(
                            unit,
                            by,
                            batch,
                            new Bookings.Paid(
                                    before,
                                    Objects.requireNonNull(items.get(before.id())),
                                    booked,
                                    inside));
            Payment after = Moves.confirmed(before, settlement, entries);
            endings.change(unit, by, before, after, CONFIRM);
            endings.paid(unit, by, after);
        }
        if (charge != null && inside == null) {
            bookings.charge(
                    unit, by, batch, new Bookings.Charge(payments.getFirst(), charge, booked));
        }
        endings.settle(unit, by, batch.id());
    }
}
