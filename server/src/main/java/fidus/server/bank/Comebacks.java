package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.PaymentDoubt;
import fidus.bank.desk.ReturnProposal;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.PaymentId;
import fidus.payments.PaymentState;
import fidus.payments.ReturnPayment;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Money that came in and names a payment of the house: the payment came back (E12 reversed), less
/// what the bank kept of it, or what was taken for it once more was given back. It is never offered
/// as a client's deposit, whether the bank marks it as a reversal or not.
final class Comebacks {
    private static final int LONGEST_REASON = 200;

    private final Payments payments;

    /// @param rows all pieces that name a payment or a batch of the house, whatever is proposed for
    ///   them
    record Found(List<ReturnProposal> proposals, List<PaymentDoubt> doubts, Set<String> rows) {}

    Comebacks(Payments payments) {
        this.payments = payments;
    }

    /// Where the money came in.
    ///
    /// @param most the largest charge inside a sum
    record Ground(HouseAccount account, UnaryOperator<Money> most) {}

    /// What took a payment once more and that no row brings back yet.
    private record Again(Deque<TookAgain> open, Deque<TookAgain> hidden) {
        static Again of(Payment payment, LeftTwice twice) {
            return new Again(
                    new ArrayDeque<>(twice.of(payment)), new ArrayDeque<>(twice.hidden(payment)));
        }
    }

    /// @param twice what left once too often, which goes before what left
    Found of(Unit unit, Ground in, List<BankStore.StoredRow> pieces, LeftTwice twice) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        Map<BankStore.StoredRow, List<Payment>> named = named(unit, pieces);
        Map<PaymentId, Again> again = new HashMap<>();
        named.forEach(
                (row, meant) -> {
                    found.rows.add(row.id());
                    if (meant.size() == 1) {
                        Payment payment = meant.getFirst();
                        Again open =
                                again.computeIfAbsent(payment.id(), _ -> Again.of(payment, twice));
                        found.proposals.add(proposal(unit, in, row, payment, open));
                    } else {
                        found.doubts.add(several(row, meant));
                    }
                });
        for (BankStore.StoredRow row : pieces) {
            List<String> batches = OwnIds.batches(row.row());
            if (row.money().signum() > 0 && !batches.isEmpty() && found.rows.add(row.id())) {
                found.doubts.add(
                        new PaymentDoubt(
                                row.id(),
                                row.day(),
                                row.money(),
                                batches.getFirst(),
                                "%s came in for batch %s. Ask the bank which of its payments came back and record each return."
                                        .formatted(row.money(), batches.getFirst())));
            }
        }
        pieces.stream()
                .filter(row -> row.money().signum() > 0 && isOfThePayments(row.row()))
                .filter(row -> found.rows.add(row.id()))
                .forEach(row -> found.doubts.add(unknown(row)));
        return found;
    }

    /// Whether the bank marks it as a return, or it bears an EndToEndId as the house makes them.
    private static boolean isOfThePayments(BankRow row) {
        return row.bringsBack() || !OwnIds.payments(row).isEmpty();
    }

    private static PaymentDoubt unknown(BankStore.StoredRow row) {
        String named = Named.ids(row.row()).stream().findFirst().orElse("");
        String code = row.row().returned() == null ? "" : " (" + row.row().returned() + ")";
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                named,
                "%s came back%s, and %s. It is no client's deposit: ask the bank which payment it returns, and settle its break with what it says."
                        .formatted(
                                row.money(),
                                code,
                                named.isEmpty()
                                        ? "it names no payment"
                                        : "no payment of the house has the EndToEndId " + named));
    }

    private Map<BankStore.StoredRow, List<Payment>> named(
            Unit unit, List<BankStore.StoredRow> pieces) {
        var in = new Named(pieces, 1);
        Map<BankStore.StoredRow, List<Payment>> named = new LinkedHashMap<>();
        for (Payment payment : payments.withEndToEndIds(unit, in.ids())) {
            for (BankStore.StoredRow row : in.of(payment)) {
                named.computeIfAbsent(row, _ -> new ArrayList<>()).add(payment);
            }
        }
        return named;
    }

    private static PaymentDoubt several(BankStore.StoredRow row, List<Payment> meant) {
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                meant.getFirst().endToEndId(),
                "The row names %d payments of %s together and brings %s. Ask the bank which of them came back."
                        .formatted(meant.size(), Named.sum(meant), row.money()));
    }

    /// What comes back of a payment that left twice takes the second time back and is no return of
    /// the payment.
    ///
    /// @param open what took it once more; loses what is taken back
    private static ReturnProposal takingBack(
            BankStore.StoredRow row, Payment payment, Deque<TookAgain> open) {
        TookAgain again = TookAgain.taken(open, row.money());
        if (again == null) {
            return proposal(
                    row,
                    payment,
                    LeftTwice.took(payment, open.getFirst())
                            + "and this row brings %s. Nothing is recorded as come back until the two agree: ask the bank about the rest."
                                    .formatted(row.money()),
                    null,
                    null);
        }
        boolean parts = RowNames.isPart(row.id()) || again.isOfAnEntry();
        return proposal(
                row,
                payment,
                LeftTwice.took(payment, again)
                        + (parts
                                ? "and this row brings it back. One of the two is a part of an"
                                        + " entry, which is not set against another row: leave both"
                                        + " explained."
                                : "and this row brings that back. The two come to nothing: the"
                                      + " payment stays as it is, and nothing is owed again because"
                                      + " of them."),
                null,
                parts ? null : again.id());
    }

    /// @param hidden what took it once more and is no longer free or of its sum; loses the one that
    ///   this row may bring back
    private static ReturnProposal doubted(
            BankStore.StoredRow row, Payment payment, Deque<TookAgain> hidden) {
        String why = LeftTwice.took(payment, hidden.getFirst()) + LeftTwice.FIRST;
        if (LeftAgain.isBack(row, payment, List.of(hidden.getFirst()))) {
            hidden.removeFirst();
        }
        return proposal(row, payment, why, null, null);
    }

    private static ReturnProposal proposal(
            BankStore.StoredRow row,
            Payment payment,
            String why,
            @Nullable ReturnPayment booking,
            @Nullable String takesBack) {
        return new ReturnProposal(
                row.id(),
                row.day(),
                row.money(),
                row.row().text(),
                payment.id(),
                payment.endToEndId(),
                payment.partyName(),
                payment.paymentAmount(),
                why,
                booking,
                takesBack,
                null);
    }

    private ReturnProposal proposal(
            Unit unit, Ground in, BankStore.StoredRow row, Payment payment, Again again) {
        if (!again.open.isEmpty()) {
            return takingBack(row, payment, again.open);
        }
        if (!again.hidden.isEmpty()) {
            return doubted(row, payment, again.hidden);
        }
        Money sent = payment.paymentAmount();
        Money came = row.money();
        boolean alike = sent.currency().equals(came.currency());
        Money kept = alike ? sent.minus(came) : Money.zero(came.currency());
        String against = against(unit, in.account, payment);
        if (against.isEmpty()) {
            against = alike ? against(payment, came, kept, in.most) : inAnother(payment, came);
        }
        boolean ready = against.isEmpty();
        return proposal(
                row,
                payment,
                ready ? confirmed(kept) : against,
                ready ? booking(row, payment, kept.isZero() ? null : kept) : null,
                null);
    }

    private static String confirmed(Money kept) {
        String charge = " The bank kept " + kept + ", borne by the house and booked to 5500.";
        return "It names the payment, which is confirmed." + (kept.isZero() ? "" : charge);
    }

    private static String inAnother(Payment payment, Money came) {
        return "%s was paid and %s came back. Book it by hand with a second person."
                .formatted(payment.paymentAmount(), came);
    }

    private String against(Unit unit, HouseAccount account, Payment payment) {
        PaymentId id = payment.id();
        var batch = Objects.requireNonNull(payments.batched(unit, List.of(id)).get(id)).batch();
        if (!batch.houseAccountId().equals(account.id())) {
            return "The payment was made from "
                    + batch.houseAccountName()
                    + " and came back here. Book it by hand with a second person.";
        }
        return payment.paymentState() == PaymentState.CONFIRMED
                ? ""
                : switch (payment.paymentState()) {
                    case SENT ->
                            "The payment is not confirmed yet. Have it confirmed with the row it"
                                    + " left on first, then record that it came back.";
                    case REVERSED ->
                            "The payment is recorded as come back already. Match this row with"
                                    + " that, or ask the bank why it came twice.";
                    default ->
                            "The payment is "
                                    + payment.paymentState()
                                    + ", so nothing of it was booked as gone. Ask the bank what"
                                    + " this is.";
                };
    }

    private static String against(
            Payment payment, Money came, Money kept, UnaryOperator<Money> most) {
        if (!came.currency().equals(payment.paymentAmount().currency())) {
            return "The payment was made in " + payment.paymentAmount().currency() + ".";
        }
        if (kept.signum() < 0) {
            return "%s came back of a payment of %s: %s too much. Ask the bank what it is."
                    .formatted(came, payment.paymentAmount(), kept.abs());
        }
        Money limit = most.apply(payment.paymentAmount());
        return kept.compareTo(limit) > 0
                ? "%s of %s came back; a charge of %s is more than the %s that the account's matching rules allow."
                        .formatted(came, payment.paymentAmount(), kept, limit)
                : "";
    }

    private static ReturnPayment booking(
            BankStore.StoredRow row, Payment payment, @Nullable Money kept) {
        LocalDate valued = row.row().valueDate();
        String said = ("Returned by the bank: " + row.row().text()).strip();
        return new ReturnPayment(
                payment.id(),
                Gone.evidenceOf(List.of(row)),
                valued == null ? row.day() : valued,
                said.substring(0, Math.min(said.length(), LONGEST_REASON)),
                kept);
    }
}
