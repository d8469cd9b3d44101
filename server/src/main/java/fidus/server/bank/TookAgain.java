package fidus.server.bank;

import fidus.money.Money;
import fidus.payments.Payment;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What took a payment of the house once too often and has not come back: one row that took all of
/// it, or several that took it in parts.
///
/// @param rows one at least, in the order of the statements
record TookAgain(List<BankStore.StoredRow> rows) {
    /// Days between the first and the last part: what is further apart is no execution of one
    /// payment.
    private static final int WINDOW = 5;

    /// Parts among which those that make up a payment are looked for.
    private static final int MOST = 16;

    static TookAgain of(BankStore.StoredRow row) {
        return new TookAgain(List.of(row));
    }

    /// The rows that make up exactly a payment and of which each is less than it; charges that name
    /// the payment are in none. Each row stands in one of them.
    ///
    /// @param naming the rows that took money and name the payment
    static List<TookAgain> inParts(Payment payment, List<BankStore.StoredRow> naming) {
        List<BankStore.StoredRow> left =
                new ArrayList<>(
                        naming.stream()
                                .filter(row -> isPart(row, payment))
                                .sorted(Comparator.comparing(BankStore.StoredRow::day))
                                .limit(MOST)
                                .toList());
        List<TookAgain> found = new ArrayList<>();
        Optional<List<BankStore.StoredRow>> parts = parts(left, 0, payment.paymentAmount());
        while (parts.isPresent()) {
            found.add(new TookAgain(parts.get()));
            left.removeAll(parts.get());
            parts = parts(left, 0, payment.paymentAmount());
        }
        return found;
    }

    private static boolean isPart(BankStore.StoredRow row, Payment payment) {
        Money amount = payment.paymentAmount();
        return row.money().currency().equals(amount.currency())
                && row.money().signum() < 0
                && row.money().negated().compareTo(amount) < 0;
    }

    /// The first rows from a place on that come to a sum.
    private static Optional<List<BankStore.StoredRow>> parts(
            List<BankStore.StoredRow> rows, int from, Money sum) {
        if (sum.isZero()) {
            return Optional.of(List.of());
        }
        for (int i = from; i < rows.size() && sum.signum() > 0; i++) {
            BankStore.StoredRow row = rows.get(i);
            LocalDate last = row.day().plusDays(WINDOW);
            List<BankStore.StoredRow> near =
                    from > 0
                            ? rows
                            : rows.stream().filter(one -> !one.day().isAfter(last)).toList();
            Optional<List<BankStore.StoredRow>> rest = parts(near, i + 1, sum.plus(row.money()));
            if (rest.isPresent()) {
                List<BankStore.StoredRow> found = new ArrayList<>(List.of(row));
                found.addAll(rest.get());
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /// What a sum brings back to the cent, taken from what is open: all of one, or one row of one
    /// that left in parts. Null where it is another sum.
    static @Nullable TookAgain taken(Deque<TookAgain> open, Money came) {
        for (TookAgain one : open) {
            if (one.money().negated().equals(came)) {
                open.remove(one);
                return one;
            }
        }
        for (TookAgain one : open) {
            BankStore.StoredRow part = one.part(came).orElse(null);
            if (part != null) {
                open.remove(one);
                open.addFirst(one.without(part));
                return of(part);
            }
        }
        return null;
    }

    /// Below zero.
    Money money() {
        return rows.stream().map(BankStore.StoredRow::money).reduce(Money::plus).orElseThrow();
    }

    /// The rows, as a proposal names them.
    String id() {
        return rows.stream().map(BankStore.StoredRow::id).collect(Collectors.joining(", "));
    }

    /// The rows with their days, as the beginning of a sentence.
    String said() {
        return (rows.size() == 1 ? "Row " : "Rows ")
                + rows.stream()
                        .map(row -> row.id() + " of " + row.day())
                        .collect(Collectors.joining(" and "));
    }

    /// Whether one of them is a part of an entry, which is set against no other row.
    boolean isOfAnEntry() {
        return rows.stream().anyMatch(row -> RowNames.isPart(row.id()));
    }

    /// The one of several rows that took exactly this.
    Optional<BankStore.StoredRow> part(Money came) {
        return rows.size() == 1
                ? Optional.empty()
                : rows.stream().filter(row -> row.money().negated().equals(came)).findFirst();
    }

    /// Those of the rows that are among some; empty where none is.
    Optional<TookAgain> among(List<BankStore.StoredRow> some) {
        List<BankStore.StoredRow> kept = rows.stream().filter(some::contains).toList();
        return kept.isEmpty() ? Optional.empty() : Optional.of(new TookAgain(kept));
    }

    /// Without one of several rows.
    TookAgain without(BankStore.StoredRow row) {
        return new TookAgain(rows.stream().filter(one -> !one.equals(row)).toList());
    }
}
