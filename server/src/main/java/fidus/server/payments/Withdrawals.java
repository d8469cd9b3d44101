package fidus.server.payments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.BatchDetail;
import fidus.payments.BatchState;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentCalls;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.payments.WithdrawBatch;
import fidus.payments.WrittenFile;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Approved batches whose file was written and that the bank never executed: it refused the file,
/// or was never given it. The house cannot see that by itself, so two persons say it. They cannot
/// while a statement shows that one of the payments left. Should a bank show it later, a person is
/// shown that row.
final class Withdrawals {
    /// The command another person approves.
    static final String WITHDRAW = "WITHDRAW_PAYMENT_BATCH";

    private final Batches batches;
    private final Endings endings;
    private final BatchStore store;
    private final Approvals approvals;

    Withdrawals(Batches batches, Endings endings, BatchStore store, Approvals approvals) {
        this.batches = batches;
        this.endings = endings;
        this.store = store;
        this.approvals = approvals;
        approvals.kind(WITHDRAW, WithdrawBatch.class, Set.of(Role.APPROVER), this::withdrawn);
    }

    void routes(Routes routes) {
        routes.answer(PaymentCalls.WITHDRAW, this::withdraw);
    }

    private Prepared withdraw(Asked asked, WithdrawBatch withdraw) {
        BatchDetail detail = withdrawable(asked.unit(), withdraw);
        PaymentBatch batch = detail.batch();
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        WITHDRAW,
                        Batches.subject(batch.id()),
                        "Never executed by the bank: batch "
                                + batch.number()
                                + " over "
                                + batch.batchTotal(),
                        shown(detail, withdraw),
                        withdraw));
    }

    private BatchDetail withdrawable(Unit unit, WithdrawBatch withdraw) {
        Batches.reason(withdraw.reason());
        BatchDetail detail =
                batches.current(unit, withdraw.id(), withdraw.version(), BatchState.APPROVED);
        if (detail.batch().files().isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "No file of this batch was written. Cancel it; that needs no second person.");
        }
        endings.neverExecuted(unit, detail);
        String evidence = evidence(withdraw);
        if (evidence != null) {
            endings.evidence(unit, detail.batch(), evidence, unit.today(), List.of());
        }
        return detail;
    }

    private static @Nullable String evidence(WithdrawBatch withdraw) {
        String evidence = withdraw.evidence();
        return evidence == null || evidence.isBlank() ? null : evidence.strip();
    }

    private static List<Shown> shown(BatchDetail detail, WithdrawBatch withdraw) {
        PaymentBatch batch = detail.batch();
        String evidence = evidence(withdraw);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Pays from", batch.houseAccountName()));
        shown.add(new Shown("Execution on", batch.executionOn().toString()));
        shown.add(new Shown("Message", batch.messageId()));
        for (WrittenFile file : batch.files()) {
            shown.add(new Shown("File", file.fileName() + ", SHA-256 " + file.sha256()));
        }
        shown.add(
                new Shown(
                        "The bank's answer",
                        evidence == null ? "none, it was never given the file" : evidence));
        shown.add(new Shown("Reason", withdraw.reason().strip()));
        for (Payment payment : detail.payments()) {
            shown.add(
                    new Shown(
                            "Payment " + payment.sequence(),
                            payment.paymentAmount()
                                    + " to "
                                    + payment.partyName()
                                    + " may be paid anew"));
        }
        return List.copyOf(shown);
    }

    private void withdrawn(Unit unit, Decided by, WithdrawBatch withdraw) {
        BatchDetail detail = withdrawable(unit, withdraw);
        PaymentBatch batch = detail.batch();
        String evidence = evidence(withdraw);
        if (evidence != null) {
            endings.use(unit, batch, evidence, Batches.subject(batch.id()));
        }
        Settlement never =
                Endings.settlement(
                        unit,
                        by,
                        new Endings.Said(
                                evidence == null ? "" : evidence,
                                unit.today(),
                                withdraw.reason().strip(),
                                null,
                                unit.today()));
        for (Payment before : detail.payments()) {
            Payment after = Moves.ended(before, PaymentState.CANCELLED, never);
            endings.change(unit, by, before, after, WITHDRAW);
            store.free(unit, before.id());
        }
        batches.move(unit, Endings.maker(by), batch, Moves.to(batch, BatchState.CANCELLED));
    }
}
