package fidus.server.bank;

import fidus.bank.desk.ConfirmationProposal;
import fidus.money.Money;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A sent payment that the bank took in several rows which make up exactly what was ordered. It is
/// confirmed with all of them; by the last of them it had left whole.
///
/// @param rows in the order of their days, two at least
record GoneInParts(Payment payment, List<BankStore.StoredRow> rows) {
    /// Days between the first and the last row: what is further apart is asked of the bank.
    private static final int WINDOW = 5;

    private static final int LONGEST_EVIDENCE = 140;

    /// @param naming the rows that name the payment
    static Optional<GoneInParts> of(Payment payment, List<BankStore.StoredRow> naming) {
        if (naming.size() < 2) {
            return Optional.empty();
        }
        Money sum =
                naming.stream().map(BankStore.StoredRow::money).reduce(Money::plus).orElseThrow();
        var parts =
                new GoneInParts(
                        payment,
                        naming.stream()
                                .sorted(
                                        Comparator.comparing(RowDays::dayOf)
                                                .thenComparing(row -> RowNames.whole(row.id()))
                                                .thenComparingInt(row -> RowNames.number(row.id())))
                                .toList());
        boolean near = !parts.last().isAfter(parts.first().plusDays(WINDOW));
        boolean whole =
                naming.stream().noneMatch(row -> row.money().abs().equals(payment.paymentAmount()))
                        && sum.abs().equals(payment.paymentAmount());
        return near && whole && parts.evidence().length() <= LONGEST_EVIDENCE
                ? Optional.of(parts)
                : Optional.empty();
    }

    private LocalDate first() {
        return RowDays.dayOf(rows.getFirst());
    }

    private LocalDate last() {
        return RowDays.dayOf(rows.getLast());
    }

    /// Rows of one statement are named together, those of another one after them.
    private String evidence() {
        Map<String, List<BankStore.StoredRow>> together = new LinkedHashMap<>();
        for (BankStore.StoredRow row : rows) {
            String of =
                    RowNames.isPart(row.id())
                            ? RowNames.whole(row.id())
                            : row.statementId().value().toString();
            together.computeIfAbsent(of, _ -> new ArrayList<>()).add(row);
        }
        return together.values().stream().map(Gone::evidenceOf).collect(Collectors.joining(", "));
    }

    ConfirmationProposal proposal(PaymentBatch batch) {
        var confirm =
                new ConfirmPayments(
                        batch.id(), List.of(payment.id()), evidence(), last(), null, null);
        return new ConfirmationProposal(batch.number(), sentence(batch), confirm, lines(), null);
    }

    private String sentence(PaymentBatch batch) {
        String sums =
                rows.stream()
                        .map(row -> row.money().abs().toString())
                        .collect(Collectors.joining(" and "));
        return "Payment %s of batch %d is on the statement in %d parts, %s: together %s as ordered, value date %s."
                .formatted(
                        payment.endToEndId(),
                        batch.number(),
                        rows.size(),
                        sums,
                        payment.paymentAmount(),
                        first().equals(last())
                                ? last().toString()
                                : "of the last " + last() + ", of the first " + first());
    }

    private List<ConfirmationProposal.Line> lines() {
        List<ConfirmationProposal.Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String part = "Part %d of %d.".formatted(i + 1, rows.size());
            lines.add(new ShownPayment(payment, rows.get(i), null).part(part));
        }
        return lines;
    }
}
