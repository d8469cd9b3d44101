package fidus.server.bank;

import fidus.bank.desk.PaymentDoubt;
import fidus.payments.BatchState;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.reconciliation.MatchRow;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows that take money for a payment that is confirmed with another row, or that was recorded as
/// not having left: the bank may have paid what the house pays twice. And rows that take it for a
/// payment that nobody marked as sent, which nothing else proposes.
record PaidAgain(Payments payments) {
    /// @param pieces that nothing stands on
    /// @param named those among them that name a payment which waits for its confirmation
    /// @param book rows of the journal that no match uses; a payment among them waits for its row
    List<PaymentDoubt> of(
            Unit unit, List<BankStore.StoredRow> pieces, Set<String> named, List<MatchRow> book) {
        var out = new Named(Suggestions.without(pieces, named), -1);
        List<PaymentDoubt> doubts = new ArrayList<>();
        for (Payment payment : payments.withEndToEndIds(unit, out.ids())) {
            Settlement confirmed = payment.confirmed();
            if (payment.paymentState() == PaymentState.PREPARED) {
                out.of(payment).forEach(row -> doubts.add(notMarked(row, payment)));
            } else if (payment.paymentState() == PaymentState.FAILED
                    || payment.paymentState() == PaymentState.CANCELLED) {
                out.of(payment).forEach(row -> doubts.add(neverLeft(row, payment)));
            } else if (payment.paymentState() != PaymentState.SENT
                    && confirmed != null
                    && !waits(payment, confirmed, book)) {
                List<BankStore.StoredRow> rows = out.of(payment);
                List<TookAgain> parts = TookAgain.inParts(payment, rows);
                rows.forEach(row -> doubts.add(doubt(row, payment, confirmed, parts)));
            }
        }
        doubts.addAll(neverSent(unit, Suggestions.without(pieces, named)));
        return doubts;
    }

    /// Rows that take money for a whole file of which the house says that the bank executed
    /// nothing, or that nobody marked as sent.
    private List<PaymentDoubt> neverSent(Unit unit, List<BankStore.StoredRow> pieces) {
        Map<String, List<BankStore.StoredRow>> rows = new LinkedHashMap<>();
        for (BankStore.StoredRow row : pieces) {
            if (row.money().signum() < 0 && Named.ids(row.row()).isEmpty()) {
                OwnIds.batches(row.row()).stream()
                        .map(OwnIds::message)
                        .distinct()
                        .forEach(id -> rows.computeIfAbsent(id, _ -> new ArrayList<>()).add(row));
            }
        }
        List<PaymentDoubt> doubts = new ArrayList<>();
        for (PaymentBatch batch : payments.withMessageIds(unit, rows.keySet())) {
            if (batch.batchState() == BatchState.CANCELLED
                    || batch.batchState() == BatchState.FAILED) {
                rows.getOrDefault(batch.messageId(), List.of())
                        .forEach(row -> doubts.add(neverSent(row, batch)));
            } else if (batch.batchState() == BatchState.APPROVED) {
                rows.getOrDefault(batch.messageId(), List.of())
                        .forEach(row -> doubts.add(notMarked(row, batch)));
            }
        }
        return doubts;
    }

    private static PaymentDoubt neverSent(BankStore.StoredRow row, PaymentBatch batch) {
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                batch.messageId(),
                "Batch %d over %s is %s here, and this row takes %s for its file. Ask the bank for the money back, or stop what pays the same again."
                        .formatted(
                                batch.number(),
                                batch.batchTotal(),
                                batch.batchState(),
                                row.money().abs()));
    }

    private static PaymentDoubt notMarked(BankStore.StoredRow row, PaymentBatch batch) {
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                batch.messageId(),
                "This row takes %s for the file of batch %d over %s, which is not marked as sent here. Mark it, so that its payments can be confirmed."
                        .formatted(row.money().abs(), batch.number(), batch.batchTotal()));
    }

    private static PaymentDoubt notMarked(BankStore.StoredRow row, Payment payment) {
        return doubt(
                row,
                payment,
                "This row takes %s for payment %s over %s, whose batch is not marked as sent here. Mark it, so that the payment can be confirmed."
                        .formatted(
                                row.money().abs(), payment.endToEndId(), payment.paymentAmount()));
    }

    /// Whether it was confirmed with another reference and its own row is still to come.
    private static boolean waits(Payment payment, Settlement confirmed, List<MatchRow> book) {
        return RowNames.in(confirmed.evidence()).isEmpty()
                && book.stream().anyMatch(row -> isOf(row, payment));
    }

    /// Whether the row of the journal books the payment as gone.
    static boolean isOf(MatchRow row, Payment payment) {
        return row.text().equals(payment.endToEndId()) && row.amount().signum() < 0;
    }

    /// What was owed is free to be paid again, or was paid again already.
    private static PaymentDoubt neverLeft(BankStore.StoredRow row, Payment payment) {
        return doubt(
                row,
                payment,
                "Payment %s over %s is %s here, and this row takes %s for it. Ask the bank for the money back, or stop what pays the same again."
                        .formatted(
                                payment.endToEndId(),
                                payment.paymentAmount(),
                                payment.paymentState(),
                                row.money().abs()));
    }

    /// @param parts rows that took it once more together
    private static PaymentDoubt doubt(
            BankStore.StoredRow row, Payment payment, Settlement confirmed, List<TookAgain> parts) {
        String others =
                parts.stream()
                        .filter(one -> one.rows().contains(row))
                        .flatMap(one -> one.without(row).rows().stream())
                        .map(
                                one ->
                                        "row %s of %s over %s"
                                                .formatted(one.id(), one.day(), one.money().abs()))
                        .collect(Collectors.joining(" and "));
        return doubt(
                row,
                payment,
                "Payment %s over %s left on %s already (%s); this row takes %s for it again%s. Ask the bank whether it paid twice."
                        .formatted(
                                payment.endToEndId(),
                                payment.paymentAmount(),
                                confirmed.valueOn(),
                                confirmed.evidence(),
                                row.money().abs(),
                                others.isEmpty()
                                        ? ""
                                        : ", and with " + others + " all of it, in parts"));
    }

    private static PaymentDoubt doubt(BankStore.StoredRow row, Payment payment, String sentence) {
        return new PaymentDoubt(row.id(), row.day(), row.money(), payment.endToEndId(), sentence);
    }
}
