package fidus.server.bank;

import fidus.payments.Payment;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.reconciliation.MatchRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Rows that took payments of the house once too often. What comes back is held against those
/// first: the payment itself left once, whoever has the money twice or not.
///
/// @param out pieces that took money and that nothing uses or stands on
/// @param open a row, or the part of one, that counts and that nothing uses, whatever stands on it
/// @param book rows of the journal that no match uses
/// @param all what the statements show of payments, whatever it is used for; asked for when needed
record LeftTwice(
        Named out,
        Function<String, Optional<BankStore.StoredRow>> open,
        List<MatchRow> book,
        Supplier<LeftAgain> all) {
    /// Where nobody asks what left twice.
    static final LeftTwice UNASKED =
            new LeftTwice(
                    new Named(List.of(), -1),
                    _ -> Optional.empty(),
                    List.of(),
                    () -> LeftAgain.UNASKED);

    /// What is to be done where a row cannot be set against what comes back as it is.
    static final String FIRST =
            "and the payee may have that twice: fraud is suspected of that row, it is booked as"
                    + " something else, or it took another sum. What comes back is held against it"
                    + " first, so nothing is recorded as come back. Ask the bank which of the two"
                    + " this is; settle that row's break or take its booking back, and then set"
                    + " the two against each other or leave both explained.";

    /// What took exactly the payment beyond the one time that it left, whole or in parts, in the
    /// order of the statements; rows that took all of it go first.
    List<TookAgain> of(Payment payment) {
        List<TookAgain> again = new ArrayList<>();
        whole(payment).forEach(row -> again.add(TookAgain.of(row)));
        List<BankStore.StoredRow> free = out.of(payment);
        all.get().inParts(payment).stream()
                .filter(parts -> free.containsAll(parts.rows()))
                .forEach(again::add);
        return again;
    }

    private List<BankStore.StoredRow> whole(Payment payment) {
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

    /// What took the payment once more and is suspected, used or of a larger sum, so that nothing
    /// is set against it, as often as nothing brought it back.
    List<TookAgain> hidden(Payment payment) {
        return hidden(payment, Set.of());
    }

    /// @param evidence rows that are to show that the payment came back
    List<TookAgain> hidden(Payment payment, Set<String> evidence) {
        return payment.paymentState() == PaymentState.CONFIRMED
                ? all.get().hidden(payment, of(payment), evidence)
                : List.of();
    }

    /// What took a payment once more, in words that go on after a comma.
    static String took(Payment payment, TookAgain again) {
        return "%s %s took %s for it %s, "
                .formatted(
                        standing(payment),
                        again.said(),
                        again.money().abs(),
                        isBooked(payment) ? "once more" : "all the same");
    }

    private static boolean isBooked(Payment payment) {
        return payment.confirmed() != null || payment.paymentState() == PaymentState.SENT;
    }

    private static String standing(Payment payment) {
        Settlement confirmed = payment.confirmed();
        if (confirmed == null) {
            return "The payment is %s.".formatted(payment.paymentState());
        }
        return "The payment is %s: it left on %s (%s)."
                .formatted(payment.paymentState(), confirmed.valueOn(), confirmed.evidence());
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
