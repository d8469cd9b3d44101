package fidus.server.payments;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.BatchDetail;
import fidus.payments.BatchId;
import fidus.payments.BatchState;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.payments.wallets.WalletKind;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What all endings of payments have in common: evidence that serves once, the state of payment and
/// batch, and who is told.
final class Endings {
    private static final int SHORTEST_EVIDENCE = 3;
    private static final int LONGEST_EVIDENCE = 140;

    private final Batches batches;
    private final BatchStore store;
    private final PayableBook book;
    private final Audit audit;
    private Payments.Heed heed =
            new Payments.Heed((_, _) -> {}, (_, _) -> {}, (_, _) -> {}, (_, _) -> List.of());

    Endings(Batches batches, BatchStore store, PayableBook book, Audit audit) {
        this.batches = batches;
        this.store = store;
        this.book = book;
        this.audit = audit;
    }

    /// The items of payments as they are booked.
    Map<PaymentId, List<Payable>> booked(Unit unit, List<Payment> payments) {
        return book.booked(unit, payments);
    }

    void heed(Payments.Heed other) {
        heed = other;
    }

    static String subject(PaymentId id) {
        return "payment/" + id.value();
    }

    /// @throws Refused `BAD_VALUE`, and `EVIDENCE_USED` when it served before
    ///
    /// @param moved the sums that the rows it names may show; none where nothing moved
    void evidence(
            Unit unit, PaymentBatch batch, String evidence, LocalDate valueOn, List<Money> moved) {
        within(unit, batch, valueOn);
        evidence(unit, At.of(batch), evidence, moved);
    }

    /// The same of payments that left: the day is the one of the rows it names.
    void left(
            Unit unit, PaymentBatch batch, String evidence, LocalDate valueOn, List<Money> moved) {
        within(unit, batch, valueOn);
        var days = new Stated.Days(valueOn, batch.number(), unit.days().of(batch.createdAt()));
        evidence(unit, At.of(batch), evidence, moved, days);
    }

    /// What the second person is shown of the rows that the evidence names.
    List<Shown> rows(Unit unit, PaymentBatch batch, String evidence) {
        return heed.shown()
                .apply(
                        unit,
                        new Stated(
                                batch.houseAccountName(),
                                evidence.strip(),
                                List.of(),
                                null,
                                List.of()));
    }

    private static void within(Unit unit, PaymentBatch batch, LocalDate valueOn) {
        LocalDate first = unit.days().of(batch.createdAt());
        if (valueOn.isBefore(first)) {
            throw day(
                    "Batch %d of %s was made on %s, and the value date given is %s: it cannot have moved before. Give the day on which the bank booked it; where that is earlier as well, ask the bank and take in the statement that it corrects."
                            .formatted(batch.number(), batch.houseAccountName(), first, valueOn));
        }
        if (valueOn.isAfter(unit.today())) {
            throw day(
                    "The value date given for batch %d of %s is %s, and that day is still to come: today is %s. It can be recorded from then on."
                            .formatted(
                                    batch.number(),
                                    batch.houseAccountName(),
                                    valueOn,
                                    unit.today()));
        }
    }

    private static Refused day(String message) {
        return Refused.at("valueOn", Problem.Code.BAD_VALUE, message);
    }

    /// An account of the house.
    record At(WalletKind way, String name) {
        static At of(PaymentBatch batch) {
            return new At(batch.walletKind(), batch.houseAccountName());
        }
    }

    /// The same of money at an account, whatever it was moved for.
    void evidence(Unit unit, At at, String evidence, List<Money> moved) {
        evidence(unit, at, evidence, moved, null);
    }

    private void evidence(
            Unit unit, At at, String evidence, List<Money> moved, Stated.@Nullable Days days) {
        int length = evidence.strip().length();
        if (length < SHORTEST_EVIDENCE || length > LONGEST_EVIDENCE) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.BAD_VALUE,
                    "Give the bank's reference or the hash, in 3 to 140 characters.");
        }
        store.unused(unit, at.way, evidence);
        heed.refuse().accept(unit, new Stated(at.name, evidence.strip(), moved, days, List.of()));
    }

    /// What came back is these payments, and not what was taken for one of them twice.
    ///
    /// @throws Refused `WRONG_STATE` at `evidence`, as the statements say
    void cameBack(Unit unit, PaymentBatch batch, String evidence, List<Payment> payments) {
        String at = batch.houseAccountName();
        heed.refuse().accept(unit, new Stated(at, evidence.strip(), List.of(), null, payments));
    }

    /// The evidence serves from now on.
    ///
    /// @throws Refused `EVIDENCE_USED`
    void use(Unit unit, PaymentBatch batch, String evidence, String subject) {
        use(unit, At.of(batch), evidence, subject);
    }

    void use(Unit unit, At at, String evidence, String subject) {
        store.use(unit, at.way, evidence, subject);
        heed.taken()
                .accept(unit, new Stated(at.name, evidence.strip(), List.of(), null, List.of()));
    }

    /// @throws Refused `WRONG_STATE` when a statement shows that the bank executed some of it
    void neverExecuted(Unit unit, BatchDetail detail) {
        heed.executed().accept(unit, detail);
    }

    /// The items of a payment by the feature that owes them.
    Map<Payables, List<Payable>> bySource(Payment payment) {
        Map<Payables, List<Payable>> items = new LinkedHashMap<>();
        payment.items()
                .forEach(
                        item ->
                                items.computeIfAbsent(book.of(item), _ -> new ArrayList<>())
                                        .add(item));
        return items;
    }

    /// Tells whoever owed them that the items are paid.
    void paid(Unit unit, Decided by, Payment payment) {
        bySource(payment)
                .forEach(
                        (source, items) -> {
                            source.paid(unit, by, items, payment);
                            if (source.mayOweAgain()) {
                                store.free(unit, payment.id(), items);
                            }
                        });
    }

    /// What the bank says of an end.
    ///
    /// @param booked the day on which the books have it
    record Said(
            String evidence,
            LocalDate valueOn,
            String note,
            @Nullable Money charge,
            LocalDate booked) {}

    static Settlement settlement(Unit unit, Decided by, Said said) {
        return new Settlement(
                said.evidence.strip(),
                said.valueOn,
                said.note,
                by.maker().name(),
                by.checker().name(),
                unit.now(),
                said.charge,
                said.booked.equals(said.valueOn) ? null : said.booked);
    }

    /// The books get what was shown, on the day that was shown: its month may have been closed or
    /// opened since.
    ///
    /// @param shown absent in what waited before the day was kept
    /// @throws Refused `STALE_VERSION`
    static void checkDay(@Nullable LocalDate shown, LocalDate now) {
        if (shown != null && !shown.equals(now)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The books would have this on "
                            + now
                            + ", and "
                            + shown
                            + " was shown: a month was closed or opened meanwhile. Prepare it"
                            + " again.");
        }
    }

    void change(Unit unit, Decided by, Payment before, Payment after, String action) {
        store.replace(unit, before, after);
        audit.record(unit, maker(by), action, subject(after.id()), before, after, "");
    }

    /// A batch without open payments has ended.
    void settle(Unit unit, Decided by, BatchId id) {
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

    static Actor maker(Decided by) {
        return by.maker().asking(by.checker().request());
    }
}
