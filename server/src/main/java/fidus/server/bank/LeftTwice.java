package fidus.server.bank;

import fidus.payments.Payment;
import fidus.payments.Settlement;
import fidus.reconciliation.MatchRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Rows that took payments of the house once too often. What comes back is held against those
/// first: the payment itself left once, whoever has the money twice or not.
///
/// @param out pieces that took money and that nothing uses or stands on
/// @param open a row, or the part of one, that counts and that nothing uses, whatever stands on it
/// @param book rows of the journal that no match uses
record LeftTwice(
        Named out, Function<String, Optional<BankStore.StoredRow>> open, List<MatchRow> book) {
    /// Where nobody asks what left twice.
    static final LeftTwice UNASKED =
            new LeftTwice(new Named(List.of(), -1), _ -> Optional.empty(), List.of());

    /// The rows that took exactly the payment beyond the one that it left on, in the order of the
    /// statements.
    List<BankStore.StoredRow> of(Payment payment) {
        List<BankStore.StoredRow> left =
                new ArrayList<>(
                        out.of(payment).stream().filter(row -> isAll(row, payment)).toList());
        return switch (payment.paymentState()) {
            case PREPARED -> List.of(); // it is to be marked as sent first
            case FAILED, CANCELLED -> left; // nothing of it is booked as gone
            case SENT -> withoutFirst(left);
            case CONFIRMED, REVERSED -> beyond(payment, left);
        };
    }

    private List<BankStore.StoredRow> beyond(Payment payment, List<BankStore.StoredRow> left) {
        Settlement confirmed = payment.confirmed();
        Set<String> own = confirmed == null ? Set.of() : RowNames.in(confirmed.evidence());
        if (waits(payment)) {
            return own.isEmpty() ? withoutFirst(left) : left;
        }
        own.stream()
                .flatMap(row -> open.apply(row).stream())
                .filter(row -> isAll(row, payment))
                .filter(row -> Named.ids(row.row()).contains(payment.endToEndId()))
                .forEach(left::add); // another row is matched with the payment
        return List.copyOf(left);
    }

    /// Whether no match has the entry that books it as gone.
    private boolean waits(Payment payment) {
        return book.stream().anyMatch(row -> PaidAgain.isOf(row, payment));
    }

    private static boolean isAll(BankStore.StoredRow row, Payment payment) {
        return row.money().equals(payment.paymentAmount().negated());
    }

    private static List<BankStore.StoredRow> withoutFirst(List<BankStore.StoredRow> rows) {
        return rows.stream().skip(1).toList();
    }
}
