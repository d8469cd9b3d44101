package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.ConfirmationProposal;
import fidus.bank.desk.PaymentDoubt;
import fidus.money.Money;
import fidus.payments.ChargeBearer;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Sent payments that a statement shows as gone: same EndToEndId, same currency, exactly the sum,
/// the sum and a charge that is shown, or in parts that make up the sum. They are proposed for
/// confirmation; a person sends it, another one agrees. What does not agree is refused with its
/// figures.
final class Confirmations {
    private final Payments payments;

    /// @param named the pieces that name a payment that was sent
    record Found(
            List<ConfirmationProposal> proposals, List<PaymentDoubt> doubts, Set<String> named) {}

    Confirmations(Payments payments) {
        this.payments = payments;
    }

    /// @param most the largest charge inside a sum
    Found of(Unit unit, HouseAccount account, FreeRows free, UnaryOperator<Money> most) {
        var search = new Search(new Named(free.pieces(), -1), most);
        var whole = new WholeBatches(free.whole());
        Map<Long, LocalDate> made = new HashMap<>();
        payments.sent(unit, account.id())
                .forEach(
                        (batch, sent) -> {
                            made.put(batch.number(), unit.days().of(batch.createdAt()));
                            Map<Gone.Together, List<Gone>> gone = new LinkedHashMap<>();
                            List<Payment> unnamed = new ArrayList<>();
                            for (Payment payment : sent) {
                                if (!search.find(batch, payment, gone)) {
                                    unnamed.add(payment);
                                }
                            }
                            gone.forEach((key, found) -> search.propose(batch, key, found));
                            search.torn(free.pieces(), unnamed);
                            if (!unnamed.isEmpty()) {
                                var parts = payments.parts(unit, batch, unnamed);
                                whole.find(batch, parts, search.found);
                            }
                        });
        search.found.proposals.replaceAll(one -> toCome(one, unit.today()));
        search.found.proposals.replaceAll(
                one -> RowDays.told(one, Objects.requireNonNull(made.get(one.batchNumber()))));
        return search.found;
    }

    /// A bank may book ahead; nothing is confirmed before its day.
    private static ConfirmationProposal toCome(ConfirmationProposal one, LocalDate today) {
        LocalDate valued = one.confirmation().valueOn();
        return valued.isAfter(today)
                ? new ConfirmationProposal(
                        one.batchNumber(),
                        one.sentence()
                                + " That day is still to come, today is %s: they can be confirmed from then on."
                                        .formatted(today),
                        one.confirmation(),
                        one.lines(),
                        one.asked())
                : one;
    }

    /// One account's payments among the pieces of its statements.
    private static final class Search {
        private final Named named;
        private final UnaryOperator<Money> most;
        private final Set<String> taken = new HashSet<>();
        private final Found found =
                new Found(new ArrayList<>(), new ArrayList<>(), new HashSet<>());

        Search(Named named, UnaryOperator<Money> most) {
            this.named = named;
            this.most = most;
        }

        /// Whether a piece names the payment.
        boolean find(PaymentBatch batch, Payment payment, Map<Gone.Together, List<Gone>> gone) {
            List<BankStore.StoredRow> naming =
                    named.of(payment).stream().filter(row -> !taken.contains(row.id())).toList();
            naming.forEach(row -> found.named.add(row.id()));
            Optional<GoneInParts> parts = GoneInParts.of(payment, naming);
            if (parts.isPresent()) {
                naming.forEach(row -> taken.add(row.id()));
                found.proposals.add(parts.get().proposal(batch));
                return true;
            }
            BankStore.StoredRow shown =
                    naming.stream()
                            .filter(row -> over(row, payment).isZero())
                            .findFirst()
                            .orElse(naming.isEmpty() ? null : naming.getFirst());
            if (shown == null) {
                return false;
            }
            taken.add(shown.id());
            Money over = over(shown, payment);
            if (over.isZero()) {
                add(gone, new Gone(payment, shown, null));
            } else if (isCharge(over, payment)) {
                add(gone, new Gone(payment, shown, over));
            } else {
                found.doubts.add(doubt(shown, payment, differs(payment, shown, over)));
            }
            naming.stream()
                    .filter(row -> !row.equals(shown))
                    .forEach(row -> again(batch, payment, row));
            return true;
        }

        private void again(PaymentBatch batch, Payment payment, BankStore.StoredRow row) {
            taken.add(row.id());
            found.doubts.add(
                    doubt(
                            row,
                            payment,
                            "Payment %s of batch %d over %s is on the statement more than once; this row takes %s. Ask the bank whether it paid twice."
                                    .formatted(
                                            payment.endToEndId(),
                                            batch.number(),
                                            payment.paymentAmount(),
                                            row.money().abs())));
        }

        /// Entries whose parts name a payment and make up another sum than the entry.
        void torn(List<BankStore.StoredRow> rows, List<Payment> unnamed) {
            for (BankStore.StoredRow row : rows) {
                if (row.money().signum() < 0 && isTorn(row.row())) {
                    for (BankRow.Detail part : row.row().details()) {
                        unnamed.stream()
                                .filter(one -> one.endToEndId().equals(part.endToEndId()))
                                .forEach(one -> found.doubts.add(doubt(row, one, torn(row, one))));
                    }
                }
            }
        }

        private static String torn(BankStore.StoredRow row, Payment payment) {
            Money sum =
                    row.row().details().stream()
                            .map(BankRow.Detail::money)
                            .filter(Objects::nonNull)
                            .reduce(Money::plus)
                            .orElseThrow();
            return "The entry is %s and its %d parts, payment %s among them, make up %s. Nothing is confirmed until they agree."
                    .formatted(
                            row.money().abs(),
                            row.row().details().size(),
                            payment.endToEndId(),
                            sum.abs());
        }

        private static void add(Map<Gone.Together, List<Gone>> gone, Gone one) {
            gone.computeIfAbsent(one.together(), _ -> new ArrayList<>()).add(one);
        }

        /// What the row shows beyond the payment.
        private static Money over(BankStore.StoredRow row, Payment payment) {
            return row.money().abs().minus(payment.paymentAmount());
        }

        private boolean isCharge(Money over, Payment payment) {
            return over.signum() > 0 && over.compareTo(most.apply(payment.paymentAmount())) <= 0;
        }

        private String differs(Payment payment, BankStore.StoredRow row, Money over) {
            String limit =
                    over.signum() < 0
                            ? "less than was ordered. A charge of the house is never below zero:"
                                    + " ask the bank what it paid"
                            : "more. A charge inside the row is at most "
                                    + most.apply(payment.paymentAmount())
                                    + " by the account's matching rules";
            return "Payment %s is %s, the row is %s: %s %s."
                    .formatted(
                            payment.endToEndId(),
                            payment.paymentAmount(),
                            row.money().abs(),
                            over.abs(),
                            limit);
        }

        private void propose(PaymentBatch batch, Gone.Together together, List<Gone> gone) {
            Gone.fitting(gone)
                    .forEach(
                            some ->
                                    found.proposals.add(
                                            Gone.proposal(
                                                    batch,
                                                    together,
                                                    some,
                                                    sentence(batch, together, some))));
        }

        private static String sentence(
                PaymentBatch batch, Gone.Together together, List<Gone> some) {
            Money charge = some.getFirst().charge();
            String shown =
                    "%s of batch %d %s on the statement, value date %s."
                            .formatted(
                                    batch.payments() == 1
                                            ? "The payment"
                                            : "%d of %d payments"
                                                    .formatted(some.size(), batch.payments()),
                                    batch.number(),
                                    some.size() == 1 ? "is" : "are",
                                    together.valueOn());
            return charge == null
                    ? shown
                    : shown
                            + " The row is %s, the payment %s: the bank's charge would be %s, borne by the house and booked to 5500%s."
                                    .formatted(
                                            some.getFirst().row().money().abs(),
                                            some.getFirst().payment().paymentAmount(),
                                            charge,
                                            batch.chargeBearer() == ChargeBearer.HOUSE
                                                    ? ", as ordered"
                                                    : ", though each side was to pay its own bank");
        }
    }

    private static PaymentDoubt doubt(BankStore.StoredRow row, Payment payment, String sentence) {
        return new PaymentDoubt(row.id(), row.day(), row.money(), payment.endToEndId(), sentence);
    }

    /// Whether the sums of a batch entry's parts are another than the entry's.
    static boolean isTorn(BankRow row) {
        return row.details().stream().map(BankRow.Detail::money).allMatch(Objects::nonNull)
                && !row.details().isEmpty()
                && !Parts.addUp(row);
    }
}
