package fidus.server.payments;

import fidus.approvals.Shown;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.schedule.ReturnedPayout;
import fidus.money.Currency;
import fidus.payments.AboutPayment;
import fidus.payments.BatchDetail;
import fidus.payments.BatchList;
import fidus.payments.PaidPart;
import fidus.payments.Payable;
import fidus.payments.PayableBlock;
import fidus.payments.PayableList;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.Receipt;
import fidus.payments.Settlement;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.statements.StatementFile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/// Pays what other features approved: batches that one person makes and another approves, the
/// bank's file, and the confirmation of each payment.
public final class Payments {
    /// The leg of what a bank kept of a payment that came back: it is inside the row that the bank
    /// shows for it.
    public static final String KEPT = Bookings.KEPT;

    private static final int MOST_SHOWN = 500;

    private final BatchStore store = new BatchStore();
    private final Wallets wallets;
    private final PayableBook book;
    private final Batches batches;
    private final Files files;
    private final List<Consumer<Routes>> ends;
    private final Endings endings;

    /// What is asked about parties, which other features know.
    ///
    /// @param isKnown whether there is such a party
    /// @param isOnHold whether nothing may be paid to it now
    public record Parties(
            BiPredicate<Unit, String> isKnown,
            BiPredicate<Unit, String> isOnHold,
            Function<Unit, Duration> cooling) {}

    public Payments(Audit audit, Approvals approvals, Ledger ledger, Parties parties) {
        wallets = new Wallets(audit, approvals, parties.isKnown, parties.cooling);
        book = new PayableBook(store, wallets, parties.isOnHold);
        batches = new Batches(store, book, wallets, audit, approvals);
        files = new Files(batches, store, wallets, audit);
        endings = new Endings(batches, store, book, audit);
        var bookings = new Bookings(ledger);
        var returns = new Returns(endings, store, bookings, approvals);
        var ground = new OwedBacks.Ground(approvals, audit, ledger);
        ends =
                List.of(
                        new Settlements(endings, store, bookings, approvals)::routes,
                        returns::routes,
                        new ReturnsTogether(endings, store, returns, approvals)::routes,
                        new Withdrawals(batches, endings, store, approvals)::routes,
                        new OwedBacks(book, endings, wallets, ground)::routes);
    }

    public static void shape(Migrations migrations) {
        Wallets.shape(migrations);
        BatchStore.shape(migrations);
    }

    /// Makes a feature's items payable. Called while wiring.
    ///
    /// @param kind the part of `kind/id` before the stroke
    public void source(String kind, Payables source) {
        book.source(kind, source);
    }

    /// What another feature does with the evidence of a payment's end.
    ///
    /// @param refuse refuses what stands for something else, when the end is prepared and again
    ///   when it is approved
    /// @param taken told when it is approved
    /// @param executed refuses to withdraw a batch of which a statement shows that money left
    /// @param shown what the second person sees of the statements' rows that the evidence names
    public record Heed(
            BiConsumer<Unit, Stated> refuse,
            BiConsumer<Unit, Stated> taken,
            BiConsumer<Unit, BatchDetail> executed,
            BiFunction<Unit, Stated, List<Shown>> shown) {}

    /// Called while wiring.
    public void heed(Heed heed) {
        endings.heed(heed);
    }

    /// All references and hashes that ended payments stand on, in capitals. They serve once, also
    /// when the payment came back.
    public static Set<String> references(Unit unit) {
        return new BatchStore().references(unit);
    }

    /// Whether an ended payment stands on this reference or hash.
    public boolean isReference(Unit unit, String evidence) {
        return store.isUsed(unit, evidence);
    }

    /// Whether the item stands in a batch or was paid; its approval then cannot be revoked.
    public boolean isClaimed(Unit unit, String item) {
        return store.isClaimed(unit, item);
    }

    /// What stands against paying a party in a currency now, empty when nothing does.
    public Optional<PayableBlock> blocked(Unit unit, String party, Currency currency) {
        return Optional.ofNullable(book.blocked(unit, party, currency));
    }

    /// @throws Refused `NOT_FOUND`
    public Payment payment(Unit unit, PaymentId id) {
        return store.payment(unit, id);
    }

    /// Those of these that there are.
    public Map<PaymentId, BatchedPayment> batched(Unit unit, Collection<PaymentId> ids) {
        return store.batched(unit, ids);
    }

    /// The payments that left an account of the house and are not confirmed yet, by batch.
    public Map<PaymentBatch, List<Payment>> sent(Unit unit, HouseAccountId account) {
        Map<PaymentBatch, List<Payment>> sent = new LinkedHashMap<>();
        for (PaymentBatch batch : store.sent(unit, account)) {
            sent.put(
                    batch,
                    store.payments(unit, batch.id()).stream()
                            .filter(one -> one.paymentState() == PaymentState.SENT)
                            .toList());
        }
        return sent;
    }

    /// The payments with these EndToEndIds, whatever became of them.
    public List<Payment> withEndToEndIds(Unit unit, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : store.withEndToEndIds(unit, ids);
    }

    /// The batches whose files have these MsgIds, whatever became of them.
    public List<PaymentBatch> withMessageIds(Unit unit, Collection<String> ids) {
        return ids.isEmpty() ? List.of() : store.withMessageIds(unit, ids);
    }

    /// Payments of a batch by the PmtInfId that its file gives them to the bank under.
    public Map<String, List<Payment>> parts(Unit unit, PaymentBatch batch, List<Payment> some) {
        return files.parts(unit, batch, some);
    }

    /// Everything approved and not yet paid, by due date.
    public List<Payable> open(Unit unit) {
        return book.open(unit);
    }

    /// The days on which the books have what was paid and stayed paid, by item.
    public Map<String, LocalDate> paidDays(Unit unit) {
        var days = new HashMap<String, LocalDate>();
        store.each(
                unit,
                PaymentState.CONFIRMED,
                payment -> {
                    Settlement confirmed = payment.confirmed();
                    if (confirmed != null) {
                        payment.items()
                                .forEach(item -> days.put(item.item(), confirmed.bookedOn()));
                    }
                });
        return days;
    }

    /// The payments of items of a kind (`kind/id`) that left and stayed paid.
    public List<Payment> paid(Unit unit, String kind) {
        return PaidParts.of(store, unit, kind);
    }

    /// What was paid and came back, by item.
    public Map<String, List<ReturnedPayout>> returnedDays(Unit unit) {
        return PaidParts.returned(store, unit);
    }

    /// Every payment that left, and whether it came back, by item; the oldest first.
    public Map<String, List<PaidPart>> parts(Unit unit) {
        return PaidParts.of(store, unit);
    }

    public Wallets wallets() {
        return wallets;
    }

    public void routes(Routes routes) {
        wallets.routes(routes);
        routes.answer(PaymentCalls.PAYABLES, this::payables);
        routes.answer(PaymentCalls.BATCHES, this::list);
        routes.answer(
                PaymentCalls.BATCH, (asked, about) -> batches.detail(asked.unit(), about.id()));
        routes.answer(
                PaymentCalls.BATCH_OF,
                (asked, about) ->
                        batches.detail(
                                asked.unit(), store.payment(asked.unit(), about.id()).batchId()));
        routes.answer(PaymentCalls.RECEIPT, this::receipt);
        routes.answer(PaymentCalls.RECEIPT_FILE, this::receiptFile);
        batches.routes(routes);
        files.routes(routes);
        ends.forEach(one -> one.accept(routes));
    }

    private PayableList payables(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        return new PayableList(unit.now(), book.rows(unit), book.owedBack(unit));
    }

    private BatchList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        long more = Math.max(0, store.count(unit) - MOST_SHOWN);
        return new BatchList(store.batches(unit, MOST_SHOWN), more);
    }

    private StatementFile receiptFile(Asked asked, AboutPayment about) {
        Receipt receipt = receipt(asked, about);
        return StatementFile.of(
                receipt.number() + ".pdf", "application/pdf", ReceiptPaper.pdf(receipt));
    }

    private Receipt receipt(Asked asked, AboutPayment about) {
        Payment payment = store.payment(asked.unit(), about.id());
        Settlement confirmed = payment.confirmed();
        if (confirmed == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "There is a receipt when the payment is confirmed. This one is "
                            + payment.paymentState()
                            + ".");
        }
        PaymentBatch batch = store.batch(asked.unit(), payment.batchId());
        return new Receipt(
                "R-" + batch.number() + "-" + payment.sequence(),
                payment.id(),
                batch.houseAccountName(),
                payment.party(),
                payment.partyName(),
                payment.destination(),
                payment.paymentAmount(),
                payment.items().stream()
                        .map(
                                item ->
                                        new Receipt.Line(
                                                item.item(),
                                                item.text(),
                                                item.dueOn(),
                                                item.payableAmount()))
                        .toList(),
                payment.endToEndId(),
                confirmed.evidence(),
                confirmed.valueOn(),
                confirmed.confirmedAt(),
                payment.ended() != null);
    }
}
