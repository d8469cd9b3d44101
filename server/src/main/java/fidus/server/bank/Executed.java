package fidus.server.bank;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.BatchDetail;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a bank's statements show of a batch of which somebody says that the bank never executed it.
record Executed(BankStore rows) {
    /// The bank's day may be another one than the house's.
    private static final int OTHER_DAY = 1;

    /// @throws Refused `WRONG_STATE`, naming the row, when one that counts takes money for a
    ///   payment of the batch or for its file
    void requireNone(Unit unit, BatchDetail detail) {
        PaymentBatch batch = detail.batch();
        Set<String> ids =
                detail.payments().stream().map(Payment::endToEndId).collect(Collectors.toSet());
        LocalDate first = unit.days().of(batch.createdAt()).minusDays(OTHER_DAY);
        LocalDate after = unit.today().plusDays(OTHER_DAY + 1);
        if (first.isBefore(after)) {
            rows.freshOn(unit, batch.houseAccountId(), first.datesUntil(after).toList()).stream()
                    .flatMap(row -> row(row, batch, ids).stream())
                    .findFirst()
                    .ifPresent(row -> refuse(row, batch));
        }
    }

    /// The row, or the part of it, that takes money for it.
    private static Optional<BankStore.StoredRow> row(
            BankStore.StoredRow row, PaymentBatch batch, Set<String> ids) {
        return Stream.concat(Stream.of(row), Parts.of(row).stream())
                .filter(piece -> piece.money().signum() < 0)
                .filter(piece -> isFor(piece, batch, ids))
                .findFirst();
    }

    private static boolean isFor(
            BankStore.StoredRow piece, PaymentBatch batch, Set<String> payments) {
        return Named.ids(piece.row()).stream().anyMatch(payments::contains)
                || piece.row().details().stream()
                        .anyMatch(part -> payments.contains(part.endToEndId()))
                || OwnIds.batches(piece.row()).stream()
                        .anyMatch(id -> OwnIds.message(id).equals(batch.messageId()));
    }

    private static void refuse(BankStore.StoredRow row, PaymentBatch batch) {
        throw Refused.because(
                Problem.Code.WRONG_STATE,
                "Row %s of the statement takes %s on %s for batch %d, so the bank executed it. Mark the batch as sent, confirm what left, and return what did not."
                        .formatted(row.id(), row.money().abs(), row.day(), batch.number()));
    }
}
