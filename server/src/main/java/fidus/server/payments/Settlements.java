package fidus.server.payments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.EntryId;
import fidus.money.Money;
import fidus.payments.BatchId;
import fidus.payments.BatchState;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.payments.Settlement;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How sent payments end: confirmed by what the bank says, refused, or come back. Recorded by one
/// person and confirmed by another, each with evidence that serves once.
final class Settlements {
    /// The commands another person approves.
    static final String CONFIRM = "CONFIRM_PAYMENTS";

    static final String RETURN = "RETURN_PAYMENT";

    private static final int SHORTEST_EVIDENCE = 3;
    private static final int LONGEST_EVIDENCE = 140;

    private final Batches batches;
    private final BatchStore store;
    private final PayableBook book;
    private final Bookings bookings;
    private final Audit audit;

    private final Approvals approvals;

    /// A confirmation as it waits.
    ///
    /// @param asked with the payments spelled out
    record Confirmation(ConfirmPayments asked) {}

    /// @param from the payment's state as it was shown
    record Returned(ReturnPayment asked, PaymentState from) {}

    Settlements(
            Batches batches,
            BatchStore store,
            PayableBook book,
            Bookings bookings,
            Audit audit,
            Approvals approvals) {
        this.batches = batches;
        this.store = store;
        this.book = book;
        this.bookings = bookings;
        this.audit = audit;
        this.approvals = approvals;
        approvals.kind(CONFIRM, Confirmation.class, Set.of(Role.APPROVER), this::confirmed);
        approvals.kind(RETURN, Returned.class, Set.of(Role.APPROVER), this::returned);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.CONFIRM, this::confirm);
        routes.answer(PaymentCalls.RETURN, this::giveBack);
    }

    private static String subject(PaymentId id) {
        return "payment/" + id.value();
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
                        confirm.charge());
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        CONFIRM,
                        ids.size() == 1 ? subject(ids.getFirst()) : Batches.subject(batch.id()),
                        "Confirm " + ids.size() + " payments of batch " + batch.number(),
                        shown(batch, payments, whole),
                        new Confirmation(whole)));
    }

    private static List<Shown> shown(
            PaymentBatch batch, List<Payment> payments, ConfirmPayments confirm) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Paid from", batch.houseAccountName()));
        shown.add(new Shown("Bank reference", confirm.evidence()));
        shown.add(new Shown("Value date", confirm.valueOn().toString()));
        shown.add(
                new Shown(
                        "Charge", confirm.charge() == null ? "none" : confirm.charge().toString()));
        payments.forEach(
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
        evidence(unit, batch, confirm.evidence(), confirm.valueOn());
        Money charge = confirm.charge();
        if (charge != null
                && (charge.signum() <= 0
                        || !charge.currency().equals(batch.batchTotal().currency()))) {
            throw Refused.at(
                    "charge",
                    Problem.Code.BAD_VALUE,
                    "A charge is above zero and in the currency of the batch; leave it out when"
                            + " there is none.");
        }
        return meant.stream().map(sent::get).toList();
    }

    private void evidence(Unit unit, PaymentBatch batch, String evidence, LocalDate valueOn) {
        int length = evidence.strip().length();
        if (length < SHORTEST_EVIDENCE || length > LONGEST_EVIDENCE) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.BAD_VALUE,
                    "Give the bank's reference or the hash, in 3 to 140 characters.");
        }
        store.unused(unit, batch.walletKind(), evidence);
        LocalDate today = LocalDate.ofInstant(unit.now(), ZoneOffset.UTC);
        LocalDate first = LocalDate.ofInstant(batch.createdAt(), ZoneOffset.UTC);
        if (valueOn.isBefore(first) || valueOn.isAfter(today)) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.BAD_VALUE,
                    "The value date lies between the making of the batch and today.");
        }
    }

    private void confirmed(Unit unit, Decided by, Confirmation confirmation) {
        ConfirmPayments asked = confirmation.asked;
        PaymentBatch batch = store.batch(unit, asked.id());
        List<Payment> payments = confirmable(unit, batch, asked);
        store.use(
                unit,
                batch.walletKind(),
                asked.evidence(),
                "approval/" + by.prepared().id().value());
        Settlement settlement = settlement(unit, by, asked.evidence(), asked.valueOn(), "");
        for (Payment before : payments) {
            List<EntryId> entries = bookings.paid(unit, by, batch, before, asked.valueOn());
            Payment after = Moves.confirmed(before, settlement, entries);
            change(unit, by, before, after, CONFIRM);
            bySource(after).forEach((source, items) -> source.paid(unit, by, items, after));
        }
        Money charge = asked.charge();
        if (charge != null) {
            bookings.charge(
                    unit,
                    by,
                    batch,
                    new Bookings.Charge(payments.getFirst(), charge, asked.valueOn()));
        }
        settle(unit, by, batch.id());
    }

    private Map<Payables, List<Payable>> bySource(Payment payment) {
        Map<Payables, List<Payable>> items = new LinkedHashMap<>();
        payment.items()
                .forEach(
                        item ->
                                items.computeIfAbsent(book.of(item), _ -> new ArrayList<>())
                                        .add(item));
        return items;
    }

    private Prepared giveBack(Asked asked, ReturnPayment giveBack) {
        Payment payment = store.payment(asked.unit(), giveBack.id());
        PaymentBatch batch = store.batch(asked.unit(), payment.batchId());
        returnable(asked.unit(), batch, payment, giveBack);
        boolean left = payment.paymentState() == PaymentState.CONFIRMED;
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RETURN,
                        subject(payment.id()),
                        (left ? "Came back: " : "Refused by the bank: ")
                                + payment.paymentAmount()
                                + " to "
                                + payment.partyName(),
                        List.of(
                                new Shown("Payment", payment.endToEndId()),
                                new Shown("Paid to", payment.destination()),
                                new Shown("State", payment.paymentState().toString()),
                                new Shown("Bank reference", giveBack.evidence().strip()),
                                new Shown("Value date", giveBack.valueOn().toString()),
                                new Shown("Reason", giveBack.reason().strip())),
                        new Returned(giveBack, payment.paymentState())));
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
        evidence(unit, batch, giveBack.evidence(), giveBack.valueOn());
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
        store.use(unit, batch.walletKind(), asked.evidence(), subject(before.id()));
        boolean left = before.paymentState() == PaymentState.CONFIRMED;
        Settlement settlement =
                settlement(unit, by, asked.evidence(), asked.valueOn(), asked.reason().strip());
        Payment after =
                Moves.ended(before, left ? PaymentState.REVERSED : PaymentState.FAILED, settlement);
        change(unit, by, before, after, RETURN);
        store.free(unit, before.id());
        if (left) {
            bookings.reversed(unit, by, before, asked.reason().strip());
            bySource(after).forEach((source, items) -> source.reversed(unit, by, items, after));
        }
        settle(unit, by, batch.id());
    }

    private static Settlement settlement(
            Unit unit, Decided by, String evidence, LocalDate valueOn, String note) {
        return new Settlement(
                evidence.strip(),
                valueOn,
                note,
                by.maker().name(),
                by.checker().name(),
                unit.now());
    }

    private void change(Unit unit, Decided by, Payment before, Payment after, String action) {
        store.replace(unit, before, after);
        audit.record(unit, maker(by), action, subject(after.id()), before, after, "");
    }

    /// A batch without open payments has ended.
    private void settle(Unit unit, Decided by, BatchId id) {
        PaymentBatch batch = store.batch(unit, id);
        List<Payment> payments = store.payments(unit, id);
        boolean open = payments.stream().anyMatch(one -> one.paymentState() == PaymentState.SENT);
        if (batch.batchState() == BatchState.SENT && !open) {
            boolean failed =
                    payments.stream().allMatch(one -> one.paymentState() == PaymentState.FAILED);
            BatchState state = failed ? BatchState.FAILED : BatchState.PAID;
            batches.move(unit, maker(by), batch, Moves.to(batch, state));
        }
    }

    private static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
