package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.ConfirmationProposal;
import fidus.money.Money;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sent payments that a statement shows as gone: same EndToEndId, same currency, exactly the sum.
/// They are proposed for confirmation; a person sends it, another one agrees.
final class Confirmations {
    private static final int LONGEST_EVIDENCE = 140;

    private final Payments payments;

    /// What one act confirms: one reference and one value date stand for all of it.
    private record Together(BankStatementId statement, LocalDate valueOn) {}

    private record Gone(Payment payment, BankStore.StoredRow row) {}

    Confirmations(Payments payments) {
        this.payments = payments;
    }

    /// @param free rows that count and that no match uses
    List<ConfirmationProposal> of(Unit unit, HouseAccount account, List<BankStore.StoredRow> free) {
        var out = new Out(free);
        List<ConfirmationProposal> proposals = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        payments.sent(unit, account.id())
                .forEach(
                        (batch, sent) -> {
                            Map<Together, List<Gone>> gone = new LinkedHashMap<>();
                            for (Payment payment : sent) {
                                find(payment, out, taken, gone);
                            }
                            gone.forEach(
                                    (together, found) ->
                                            fitting(found)
                                                    .forEach(
                                                            some ->
                                                                    proposals.add(
                                                                            proposal(
                                                                                    batch, together,
                                                                                    some))));
                        });
        return proposals;
    }

    /// Rows by what could make them a payment, so that thousands of payments find theirs without
    /// each looking at all of them.
    private static final class Out {
        private final Map<Money, List<BankStore.StoredRow>> bySum = new HashMap<>();
        private final Map<String, List<BankStore.StoredRow>> byPart = new HashMap<>();

        Out(List<BankStore.StoredRow> free) {
            for (BankStore.StoredRow row : free) {
                if (row.money().signum() < 0) {
                    bySum.computeIfAbsent(row.money(), _ -> new ArrayList<>()).add(row);
                    for (BankRow.Detail part : row.row().details()) {
                        byPart.computeIfAbsent(part.endToEndId(), _ -> new ArrayList<>()).add(row);
                    }
                }
            }
        }

        /// A row of its own rather than a part of one.
        List<BankStore.StoredRow> candidates(Payment payment) {
            List<BankStore.StoredRow> found =
                    new ArrayList<>(
                            bySum.getOrDefault(payment.paymentAmount().negated(), List.of()));
            found.addAll(byPart.getOrDefault(payment.endToEndId(), List.of()));
            return found;
        }
    }

    private static void find(
            Payment payment, Out out, Set<String> taken, Map<Together, List<Gone>> gone) {
        for (BankStore.StoredRow row : out.candidates(payment)) {
            boolean alone = isOf(row.row(), payment);
            if (!taken.contains(row.id()) && (alone || holds(row.row(), payment))) {
                if (alone) {
                    taken.add(row.id());
                }
                LocalDate valued = row.row().valueDate();
                var together = new Together(row.statementId(), valued == null ? row.day() : valued);
                gone.computeIfAbsent(together, _ -> new ArrayList<>()).add(new Gone(payment, row));
                return;
            }
        }
    }

    private static boolean isOf(BankRow row, Payment payment) {
        return row.money().equals(payment.paymentAmount().negated())
                && (row.endToEndId().equals(payment.endToEndId())
                        || Words.holds(Words.of(row), payment.endToEndId()));
    }

    /// One part of a batch entry, whose parts must make up the entry.
    private static boolean holds(BankRow row, Payment payment) {
        Money rest = row.money();
        boolean found = false;
        for (BankRow.Detail detail : row.details()) {
            Money money = detail.money();
            if (money == null) {
                return false;
            }
            rest = rest.minus(money);
            found |=
                    detail.endToEndId().equals(payment.endToEndId())
                            && money.equals(payment.paymentAmount().negated());
        }
        return found && rest.isZero();
    }

    /// As many together as one reference can name.
    private static List<List<Gone>> fitting(List<Gone> found) {
        List<List<Gone>> parts = new ArrayList<>();
        List<Gone> part = new ArrayList<>();
        for (Gone one :
                found.stream().sorted(Comparator.comparingInt(gone -> gone.row.place())).toList()) {
            part.add(one);
            if (evidence(part).length() > LONGEST_EVIDENCE && part.size() > 1) {
                part.removeLast();
                parts.add(part);
                part = new ArrayList<>(List.of(one));
            }
        }
        parts.add(part);
        return parts;
    }

    private static ConfirmationProposal proposal(
            PaymentBatch batch, Together together, List<Gone> gone) {
        var confirm =
                new ConfirmPayments(
                        batch.id(),
                        gone.stream().map(one -> one.payment.id()).toList(),
                        evidence(gone),
                        together.valueOn,
                        null);
        return new ConfirmationProposal(
                batch.number(),
                "%d of %d payments of batch %d are on the statement, value date %s."
                        .formatted(gone.size(), batch.payments(), batch.number(), together.valueOn),
                confirm,
                gone.stream()
                        .map(
                                one ->
                                        new ConfirmationProposal.Line(
                                                one.payment.endToEndId(),
                                                one.payment.partyName(),
                                                one.payment.paymentAmount().toString(),
                                                one.row.id()))
                        .toList());
    }

    /// The bank's id of the row where it is one row, else the rows of the statement.
    private static String evidence(List<Gone> gone) {
        List<BankStore.StoredRow> rows = gone.stream().map(Gone::row).distinct().toList();
        BankStore.StoredRow first = rows.getFirst();
        if (rows.size() == 1) {
            String bankId = first.row().bankId();
            return bankId.isBlank() ? first.id() : bankId + " " + first.id();
        }
        return RowNames.of(
                first.id(), rows.stream().map(BankStore.StoredRow::place).sorted().toList());
    }
}
