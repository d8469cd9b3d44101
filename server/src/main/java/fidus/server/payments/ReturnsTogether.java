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
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayments;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Several payments of one batch that the bank gave back or refused in one answer: one reference,
/// one approval. What the bank kept of a payment is recorded with that payment alone.
final class ReturnsTogether {
    /// The command another person approves.
    static final String RETURN = "RETURN_PAYMENTS";

    private final Endings endings;
    private final BatchStore store;
    private final Returns returns;
    private final Approvals approvals;

    /// A return as it waits.
    ///
    /// @param asked with the payments spelled out
    /// @param from the state of all of them as it was shown
    /// @param on the days from which the books were to have each of them back
    record Returned(ReturnPayments asked, PaymentState from, List<LocalDate> on) {}

    ReturnsTogether(Endings endings, BatchStore store, Returns returns, Approvals approvals) {
        this.endings = endings;
        this.store = store;
        this.returns = returns;
        this.approvals = approvals;
        approvals.kind(RETURN, Returned.class, Set.of(Role.APPROVER), this::returned);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.RETURN_TOGETHER, this::giveBack);
    }

    private Prepared giveBack(Asked asked, ReturnPayments giveBack) {
        Unit unit = asked.unit();
        PaymentBatch batch = store.batch(unit, giveBack.id());
        List<Payment> payments = returnable(unit, batch, giveBack);
        var whole =
                new ReturnPayments(
                        batch.id(),
                        payments.stream().map(Payment::id).toList(),
                        giveBack.evidence().strip(),
                        giveBack.valueOn(),
                        giveBack.reason().strip());
        List<LocalDate> on =
                payments.stream()
                        .map(payment -> returns.back(unit, payment, whole.valueOn()))
                        .toList();
        PaymentState from = payments.getFirst().paymentState();
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        RETURN,
                        Batches.subject(batch.id()),
                        (from == PaymentState.CONFIRMED ? "Came back: " : "Refused by the bank: ")
                                + payments.size()
                                + " payments of batch "
                                + batch.number()
                                + ", "
                                + sum(payments),
                        shown(payments, whole, on),
                        new Returned(whole, from, on)));
    }

    private static List<Shown> shown(
            List<Payment> payments, ReturnPayments giveBack, List<LocalDate> on) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("State", payments.getFirst().paymentState().toString()));
        shown.add(new Shown(Stated.LABEL, giveBack.evidence()));
        shown.add(new Shown("Value date", giveBack.valueOn().toString()));
        shown.add(new Shown("Reason", giveBack.reason()));
        for (int i = 0; i < payments.size(); i++) {
            Payment payment = payments.get(i);
            shown.add(
                    new Shown(
                            "Payment " + payment.sequence(),
                            payment.paymentAmount()
                                    + " to "
                                    + payment.partyName()
                                    + (on.get(i).equals(giveBack.valueOn())
                                            ? ""
                                            : ", counts on " + on.get(i))));
        }
        return List.copyOf(shown);
    }

    /// The payments that are meant, after all checks.
    private List<Payment> returnable(Unit unit, PaymentBatch batch, ReturnPayments giveBack) {
        Batches.reason(giveBack.reason());
        List<Payment> payments = meant(unit, batch, giveBack);
        boolean left = is(payments.getFirst(), PaymentState.CONFIRMED);
        endings.evidence(
                unit,
                batch,
                giveBack.evidence(),
                giveBack.valueOn(),
                left ? List.of(sum(payments)) : List.of());
        if (left) {
            endings.cameBack(unit, batch, giveBack.evidence(), payments);
        }
        return payments;
    }

    private List<Payment> meant(Unit unit, PaymentBatch batch, ReturnPayments giveBack) {
        Map<PaymentId, Payment> all = new LinkedHashMap<>();
        store.payments(unit, batch.id()).forEach(payment -> all.put(payment.id(), payment));
        List<PaymentId> meant = giveBack.payments().stream().distinct().toList();
        List<Payment> payments =
                meant.isEmpty()
                        ? all.values().stream().filter(one -> is(one, PaymentState.SENT)).toList()
                        : meant.stream().map(all::get).filter(Objects::nonNull).toList();
        boolean alike =
                List.of(PaymentState.SENT, PaymentState.CONFIRMED).stream()
                        .anyMatch(state -> payments.stream().allMatch(one -> is(one, state)));
        if (payments.isEmpty() || payments.size() < meant.size() || !alike) {
            throw Refused.at(
                    "payments",
                    Problem.Code.WRONG_STATE,
                    "Payments of this batch are returned together when all of them are sent, or"
                            + " all of them confirmed. Load it again and choose them.");
        }
        return payments;
    }

    private static boolean is(Payment payment, PaymentState state) {
        return payment.paymentState() == state;
    }

    private static Money sum(List<Payment> payments) {
        return payments.stream().map(Payment::paymentAmount).reduce(Money::plus).orElseThrow();
    }

    private void returned(Unit unit, Decided by, Returned returned) {
        ReturnPayments asked = returned.asked;
        PaymentBatch batch = store.batch(unit, asked.id());
        List<Payment> payments = returnable(unit, batch, asked);
        if (!is(payments.getFirst(), returned.from)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The payments were changed since this was prepared. Prepare it again.");
        }
        endings.use(unit, batch, asked.evidence(), "approval/" + by.prepared().id().value());
        for (int i = 0; i < payments.size(); i++) {
            Payment before = payments.get(i);
            LocalDate on = returns.back(unit, before, asked.valueOn());
            Endings.checkDay(returned.on.get(i), on);
            var said =
                    new Endings.Said(
                            asked.evidence(),
                            asked.valueOn(),
                            asked.reason(),
                            Returns.kept(before, null),
                            on);
            returns.end(unit, by, batch, before, Endings.settlement(unit, by, said));
        }
        endings.settle(unit, by, batch.id());
    }
}
