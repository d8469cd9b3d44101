package fidus.server.bank;

import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.PaymentState;
import fidus.payments.Settlement;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// All that the statements show as taken for payments of the house and as come back of them,
/// whatever the rows are used for since: a row that is suspected, booked as something else or of a
/// larger sum took the money as well as a free one.
///
/// @param every pieces that took money, those that other rows take back among them
/// @param out pieces that took money and that no row takes back
/// @param settled pieces that brought money and that are used; none of which fraud is suspected
/// @param matched ids of the rows in matches
/// @param standing the rows that a text names
/// @param live whether a row counts and no row takes it back
record LeftAgain(
        Named every,
        Named out,
        Named settled,
        Set<String> matched,
        Function<String, Set<String>> standing,
        Predicate<String> live) {
    /// Where nobody asks.
    static final LeftAgain UNASKED =
            new LeftAgain(
                    new Named(List.of(), -1),
                    new Named(List.of(), -1),
                    new Named(List.of(), 1),
                    Set.of(),
                    _ -> Set.of(),
                    _ -> false);

    /// @param rows that count
    /// @param free pieces that nothing uses or stands on
    static LeftAgain of(
            Unit unit,
            BankStore store,
            List<BankStore.StoredRow> rows,
            Matching.Matched used,
            List<BankStore.StoredRow> free) {
        List<BankStore.StoredRow> every =
                rows.stream().flatMap(row -> Parts.of(row).stream()).toList();
        List<BankStore.StoredRow> pieces =
                every.stream()
                        .filter(row -> !used.offset().contains(RowNames.whole(row.id())))
                        .toList();
        Set<String> open = free.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        List<BankStore.StoredRow> settled =
                pieces.stream()
                        .filter(row -> !open.contains(row.id()))
                        .filter(row -> !used.suspected().containsKey(RowNames.whole(row.id())))
                        .toList();
        return new LeftAgain(
                new Named(every, -1),
                new Named(pieces, -1),
                new Named(settled, 1),
                used.statement().keySet(),
                evidence -> ClaimStore.standing(unit, store, evidence),
                id ->
                        !used.offset().contains(RowNames.whole(id))
                                && store.piece(unit, id)
                                        .filter(BankStore.StoredRow::counts)
                                        .isPresent());
    }

    /// Asks once, and only when somebody wants to know: it looks at all rows of an account.
    static Supplier<LeftAgain> once(Supplier<LeftAgain> asked) {
        List<LeftAgain> known = new ArrayList<>();
        return () -> {
            if (known.isEmpty()) {
                known.add(asked.get());
            }
            return known.getFirst();
        };
    }

    /// What took a confirmed payment once too often, which can be set against nothing as it is and
    /// which nothing brought back.
    ///
    /// @param pairs what comes back can be set against
    /// @param evidence rows that are to show that the payment came back
    List<TookAgain> hidden(Payment payment, List<TookAgain> pairs, Set<String> evidence) {
        List<TookAgain> again = new ArrayList<>();
        beyond(payment).forEach(row -> again.add(TookAgain.of(row)));
        again.addAll(inParts(payment));
        long back =
                settled.of(payment).stream()
                        .filter(row -> isBack(row, payment, again))
                        .filter(row -> !isAmong(row, evidence))
                        .count();
        long hidden = again.size() - pairs.size() - back;
        return again.stream()
                .filter(one -> !pairs.contains(one))
                .limit(Math.max(0, hidden))
                .toList();
    }

    /// What took a payment once too often in several rows of which each is less than it, without
    /// those of the rows that others take back.
    List<TookAgain> inParts(Payment payment) {
        Settlement confirmed = payment.confirmed();
        List<BankStore.StoredRow> naming = every.of(payment);
        if (confirmed == null || naming.size() < 2) {
            return List.of();
        }
        Set<String> own = standing.apply(confirmed.evidence());
        List<TookAgain> parts =
                new ArrayList<>(
                        TookAgain.inParts(
                                payment,
                                naming.stream().filter(row -> !isAmong(row, own)).toList()));
        boolean elsewhere =
                naming.stream().anyMatch(row -> isAmong(row, own) || isWhole(row, payment));
        boolean matched = own.stream().map(RowNames::whole).anyMatch(this.matched::contains);
        parts.stream()
                .filter(
                        one ->
                                !elsewhere
                                        || (!matched
                                                && one.rows().stream().allMatch(this::isMatched)))
                .findFirst()
                .ifPresent(parts::remove); // it left on these
        List<BankStore.StoredRow> open = out.of(payment);
        return parts.stream().flatMap(one -> one.among(open).stream()).toList();
    }

    /// Whether a row brings all of a payment, or all that one of the rows took for it.
    static boolean isBack(BankStore.StoredRow row, Payment payment, List<TookAgain> again) {
        return row.money().equals(payment.paymentAmount())
                || again.stream().anyMatch(one -> one.money().negated().equals(row.money()));
    }

    /// Whether a name is that of the row, of its entry or of a part of it.
    static boolean isAmong(BankStore.StoredRow row, Set<String> names) {
        return names.contains(row.id())
                || names.contains(RowNames.whole(row.id()))
                || names.stream().anyMatch(name -> RowNames.whole(name).equals(row.id()));
    }

    private List<BankStore.StoredRow> beyond(Payment payment) {
        Settlement confirmed = payment.confirmed();
        if (confirmed == null || payment.paymentState() != PaymentState.CONFIRMED) {
            return List.of();
        }
        Set<String> own = standing.apply(confirmed.evidence());
        List<BankStore.StoredRow> naming = out.of(payment);
        List<BankStore.StoredRow> again =
                new ArrayList<>(
                        naming.stream()
                                .filter(row -> isWhole(row, payment))
                                .filter(row -> !isAmong(row, own))
                                .toList());
        if (!again.isEmpty() && naming.stream().noneMatch(row -> isAmong(row, own))) {
            BankStore.StoredRow left =
                    again.stream().filter(this::isMatched).findFirst().orElse(again.getFirst());
            if (isMatched(left) || own.stream().noneMatch(live)) {
                again.remove(left); // it left on this one
            }
        }
        return again;
    }

    private boolean isMatched(BankStore.StoredRow row) {
        return matched.contains(RowNames.whole(row.id()));
    }

    private static boolean isWhole(BankStore.StoredRow row, Payment payment) {
        Money amount = payment.paymentAmount();
        return row.money().currency().equals(amount.currency())
                && row.money().negated().compareTo(amount) >= 0;
    }
}
