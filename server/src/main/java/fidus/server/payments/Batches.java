package fidus.server.payments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.BatchDetail;
import fidus.payments.BatchId;
import fidus.payments.BatchList;
import fidus.payments.BatchState;
import fidus.payments.CancelBatch;
import fidus.payments.CreateBatch;
import fidus.payments.Payable;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.SubmitBatch;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.PayoutWallet;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.Wallets;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Batches from the choice of their items to the approval by a second person.
final class Batches {
    /// The command another person approves.
    static final String APPROVE = "APPROVE_PAYMENT_BATCH";

    /// Who entered a wallet or made it the primary decides no payment to it for this long.
    private static final Duration APART = Duration.ofDays(7);

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final BatchStore store;
    private final PayableBook book;
    private final Wallets wallets;
    private final Audit audit;
    private final Approvals approvals;

    /// The command as it waits.
    ///
    /// @param content digest of the batch with its payments
    record Approval(BatchId id, String content) {}

    Batches(BatchStore store, PayableBook book, Wallets wallets, Audit audit, Approvals approvals) {
        this.store = store;
        this.book = book;
        this.wallets = wallets;
        this.audit = audit;
        this.approvals = approvals;
        approvals.kind(APPROVE, Approval.class, Set.of(Role.APPROVER), this::approved);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.CREATE, this::create);
        routes.answer(PaymentCalls.CREATE_SEVERAL, this::several);
        routes.answer(PaymentCalls.SUBMIT, this::submit);
        routes.answer(PaymentCalls.CANCEL, this::cancel);
    }

    static String subject(BatchId id) {
        return "paymentBatch/" + id.value();
    }

    BatchDetail detail(Unit unit, BatchId id) {
        return new BatchDetail(store.batch(unit, id), store.payments(unit, id));
    }

    private BatchDetail create(Asked asked, CreateBatch create) {
        Unit unit = asked.unit();
        BatchDetail made = new NewBatch(book, wallets).of(asked, create, store.nextNumber(unit));
        return kept(asked, made);
    }

    private BatchList several(Asked asked, CreateBatch create) {
        Unit unit = asked.unit();
        return new BatchList(
                new NewBatch(book, wallets)
                        .several(asked, create, () -> store.nextNumber(unit)).stream()
                                .map(made -> kept(asked, made).batch())
                                .toList(),
                0);
    }

    private BatchDetail kept(Asked asked, BatchDetail made) {
        Unit unit = asked.unit();
        store.add(unit, made.batch(), made.payments());
        audit.record(
                unit,
                asked.actor(),
                "CREATE_PAYMENT_BATCH",
                subject(made.batch().id()),
                null,
                made,
                "");
        return made;
    }

    private Prepared submit(Asked asked, SubmitBatch submit) {
        BatchDetail detail = current(asked.unit(), submit.id(), submit.version(), BatchState.DRAFT);
        PaymentBatch batch = detail.batch();
        stillPayable(asked.unit(), detail, Problem.Code.NOT_PAYABLE);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        APPROVE,
                        subject(batch.id()),
                        "Pay "
                                + batch.batchTotal()
                                + " in "
                                + batch.payments()
                                + " payments from "
                                + batch.houseAccountName(),
                        shown(asked.unit(), detail),
                        new Approval(batch.id(), Canonical.digest(detail))));
    }

    private List<Shown> shown(Unit unit, BatchDetail detail) {
        PaymentBatch batch = detail.batch();
        HouseAccount house = wallets.houseAccounts().get(unit, batch.houseAccountId());
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Batch", Long.toString(batch.number())));
        shown.add(new Shown("Pays from", house.name()));
        shown.add(new Shown("Execution on", batch.executionOn().toString()));
        shown.add(new Shown("Total", batch.batchTotal().toString()));
        shown.add(new Shown("Charges", batch.chargeBearer().toString()));
        for (Payment payment : detail.payments()) {
            shown.add(
                    new Shown(
                            "Payment " + payment.sequence(),
                            payment.paymentAmount()
                                    + " to "
                                    + payment.partyName()
                                    + ", "
                                    + payment.destination()
                                    + ", for "
                                    + payment.items().stream()
                                            .map(Payable::text)
                                            .collect(Collectors.joining("; "))));
        }
        return List.copyOf(shown);
    }

    private void approved(Unit unit, Decided by, Approval approval) {
        BatchDetail detail = detail(unit, approval.id);
        by.byAnotherThan(Set.of(detail.batch().makerId()));
        if (!Canonical.digest(detail).equals(approval.content)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The batch was changed since it was sent for approval.");
        }
        stillPayable(unit, detail, Problem.Code.STALE_VERSION);
        detail.payments().forEach(payment -> apart(unit, by.checker(), payment));
        move(
                unit,
                by.maker().asking(by.checker().request()),
                detail.batch(),
                Moves.approved(detail.batch(), by.checker(), unit.now()));
    }

    /// Whoever says where money goes does not also say that it goes there.
    private void apart(Unit unit, Actor checker, Payment payment) {
        PayoutWallet wallet = wallets.get(unit, payment.walletId());
        if (wallet.createdBy().equals(checker.id())
                && unit.now().isBefore(wallet.createdAt().plus(APART))) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "You entered the wallet of "
                            + payment.partyName()
                            + " less than seven days ago. Another person has to approve this.");
        }
        if (wallets.isChosenBy(unit, wallet.id(), checker, APART)) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "Less than seven days ago you said that "
                            + payment.partyName()
                            + " is paid to "
                            + wallet.destination()
                            + ". Another person has to approve this.");
        }
    }

    /// @throws Refused with this code when an item, a wallet, a party or the account has changed
    void stillPayable(Unit unit, BatchDetail detail, Problem.Code code) {
        HouseAccount house = wallets.houseAccounts().get(unit, detail.batch().houseAccountId());
        if (house.houseAccountState() != HouseAccountState.ACTIVE) {
            throw Refused.because(code, "The account " + house.name() + " is retired.");
        }
        book.stillPayable(unit, detail.payments(), code);
    }

    private BatchDetail cancel(Asked asked, CancelBatch cancel) {
        Unit unit = asked.unit();
        reason(cancel.reason());
        BatchDetail detail = detail(unit, cancel.id());
        PaymentBatch batch = detail.batch();
        current(batch, cancel.version());
        boolean early = batch.batchState() == BatchState.DRAFT;
        if (!early && (batch.batchState() != BatchState.APPROVED || !batch.files().isEmpty())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A batch is cancelled by one person before its file is written. Of an approved"
                        + " one with a file, two persons say that the bank never executed it; of a"
                        + " sent one, record how each payment ended.");
        }
        voidWaiting(unit, asked.actor(), batch, "The batch was cancelled.");
        for (Payment payment : detail.payments()) {
            store.replace(unit, payment, Moves.to(payment, PaymentState.CANCELLED));
            store.free(unit, payment.id());
        }
        PaymentBatch after = Moves.to(batch, BatchState.CANCELLED);
        store.replace(unit, batch, after);
        audit.record(
                unit,
                asked.actor(),
                "CANCEL_PAYMENT_BATCH",
                subject(batch.id()),
                batch,
                after,
                cancel.reason());
        return detail(unit, cancel.id());
    }

    static void reason(String reason) {
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say why, in 10 to 1000 characters.");
        }
    }

    /// The batch as the asker saw it, in the state the command needs.
    BatchDetail current(Unit unit, BatchId id, long version, BatchState state) {
        BatchDetail detail = detail(unit, id);
        current(detail.batch(), version);
        in(detail.batch(), state);
        return detail;
    }

    static void in(PaymentBatch batch, BatchState state) {
        if (batch.batchState() != state) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The batch is " + batch.batchState() + "; this needs " + state + ".");
        }
    }

    private static void current(PaymentBatch batch, long version) {
        if (batch.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The batch was changed meanwhile. Load it again and repeat the change.");
        }
    }

    /// What waits about a batch that goes another way is decided no more, and bars nothing.
    void voidWaiting(Unit unit, Actor actor, PaymentBatch batch, String why) {
        approvals.voidPending(unit, actor, subject(batch.id()), why);
    }

    void move(Unit unit, Actor actor, PaymentBatch before, PaymentBatch after) {
        store.replace(unit, before, after);
        audit.record(unit, actor, "MOVE_PAYMENT_BATCH", subject(after.id()), before, after, "");
    }
}
