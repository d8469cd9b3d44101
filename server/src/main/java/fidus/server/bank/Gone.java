package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.ConfirmationProposal;
import fidus.money.Money;
import fidus.payments.ConfirmPayments;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A sent payment with what shows that it left.
///
/// @param row of the statement, or the part of one
/// @param charge that the row shows beside the payment, absent without one
record Gone(Payment payment, BankStore.StoredRow row, @Nullable Money charge) {
    private static final int LONGEST_EVIDENCE = 140;

    /// What one act confirms: one reference and one value date stand for all of it.
    ///
    /// @param alone the row of a charge or of parts, empty for rows that may go together
    record Together(BankStatementId statement, LocalDate valueOn, String alone) {}

    Together together() {
        String alone =
                charge != null
                        ? row.id()
                        : RowNames.isPart(row.id()) ? RowNames.whole(row.id()) : "";
        return new Together(row.statementId(), RowDays.dayOf(row), alone);
    }

    /// As many together as one reference can name.
    static List<List<Gone>> fitting(List<Gone> found) {
        List<List<Gone>> parts = new ArrayList<>();
        List<Gone> part = new ArrayList<>();
        for (Gone one :
                found.stream()
                        .sorted(Comparator.comparingInt(gone -> RowNames.number(gone.row.id())))
                        .toList()) {
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

    static ConfirmationProposal proposal(
            PaymentBatch batch, Together together, List<Gone> gone, String sentence) {
        Gone first = gone.getFirst();
        var confirm =
                new ConfirmPayments(
                        batch.id(),
                        gone.stream().map(one -> one.payment.id()).toList(),
                        evidence(gone),
                        together.valueOn,
                        first.charge,
                        first.charge == null ? null : first.row.id());
        return new ConfirmationProposal(
                batch.number(),
                sentence,
                confirm,
                gone.stream()
                        .map(one -> new ShownPayment(one.payment, one.row, one.charge).line())
                        .toList(),
                null);
    }

    private static String evidence(List<Gone> gone) {
        return evidenceOf(gone.stream().map(Gone::row).distinct().toList());
    }

    /// The bank's id of the row where it is one row, else the rows of the statement or the parts of
    /// the row.
    static String evidenceOf(List<BankStore.StoredRow> rows) {
        BankStore.StoredRow first = rows.getFirst();
        String names =
                RowNames.of(
                        first.id(),
                        rows.stream().map(row -> RowNames.number(row.id())).sorted().toList());
        BankRow said = first.row();
        boolean one = rows.size() == 1 || RowNames.isPart(first.id());
        return !one || said.bankId().isBlank() ? names : said.bankId() + " " + names;
    }
}
