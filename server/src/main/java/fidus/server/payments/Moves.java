package fidus.server.payments;

import fidus.ledger.EntryId;
import fidus.payments.BatchState;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.payments.WrittenFile;
import fidus.server.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How batches and payments move; everything else stays as it was.
final class Moves {
    private Moves() {}

    static PaymentBatch approved(PaymentBatch batch, Actor by, Instant at) {
        return of(batch, new Now(BatchState.APPROVED, batch.files(), null), by, at);
    }

    static PaymentBatch with(PaymentBatch batch, WrittenFile file) {
        var files = new ArrayList<>(batch.files());
        files.add(file);
        return of(batch, new Now(batch.batchState(), List.copyOf(files), null));
    }

    static PaymentBatch sent(PaymentBatch batch, Instant at) {
        return of(batch, new Now(BatchState.SENT, batch.files(), at));
    }

    static PaymentBatch to(PaymentBatch batch, BatchState state) {
        return of(batch, new Now(state, batch.files(), batch.sentAt()));
    }

    private record Now(BatchState state, List<WrittenFile> files, @Nullable Instant sentAt) {}

    private static PaymentBatch of(PaymentBatch b, Now now) {
        return of(b, now, null, null);
    }

    private static PaymentBatch of(
            PaymentBatch b, Now now, @Nullable Actor checker, @Nullable Instant approvedAt) {
        return new PaymentBatch(
                b.id(),
                b.number(),
                b.houseAccountId(),
                b.houseAccountName(),
                b.walletKind(),
                b.executionOn(),
                b.chargeBearer(),
                b.batchTotal(),
                b.payments(),
                b.messageId(),
                now.state,
                b.makerId(),
                b.makerName(),
                b.createdAt(),
                checker == null ? b.checkerId() : checker.id(),
                checker == null ? b.checkerName() : checker.name(),
                approvedAt == null ? b.approvedAt() : approvedAt,
                now.files,
                now.sentAt,
                b.version() + 1);
    }

    static Payment to(Payment payment, PaymentState state) {
        return of(payment, state, payment.confirmed(), payment.ended(), payment.entries());
    }

    static Payment confirmed(Payment payment, Settlement settlement, List<EntryId> entries) {
        return of(payment, PaymentState.CONFIRMED, settlement, null, entries);
    }

    static Payment ended(Payment payment, PaymentState state, Settlement settlement) {
        return of(payment, state, payment.confirmed(), settlement, payment.entries());
    }

    private static Payment of(
            Payment p,
            PaymentState state,
            @Nullable Settlement confirmed,
            @Nullable Settlement ended,
            List<EntryId> entries) {
        return new Payment(
                p.id(),
                p.batchId(),
                p.sequence(),
                p.party(),
                p.partyName(),
                p.paymentAmount(),
                p.walletId(),
                p.walletVersion(),
                p.bank(),
                p.chain(),
                p.items(),
                p.instructionId(),
                p.endToEndId(),
                state,
                confirmed,
                ended,
                entries,
                p.version() + 1);
    }
}
