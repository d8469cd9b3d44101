package fidus.server.bank;

import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.Settlement;
import fidus.server.payments.BatchedPayment;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// What a bank would print of an entry that pays, or that takes back a payment that came back.
record PaidRows(BookGround ground) {
    /// How the entry is compared.
    ///
    /// @param valueOn the day at the bank; what came back is booked on that day, and was formerly
    ///   on the day it had left
    /// @param key what ties it to others that the bank shows as one row: the row, else the id of
    ///   the batch that left; absent for what came back on no named row
    /// @param kept what the bank kept inside the row, absent without a charge
    record Said(LocalDate valueOn, String text, @Nullable String key, @Nullable Money kept) {}

    /// Absent for any other entry. Charges and corrections of a payment are rows of their own.
    @Nullable Said of(JournalEntry entry) {
        EntryId wrong = entry.reverses();
        if (wrong != null) {
            JournalEntry paid = ground.taken(wrong);
            BatchedPayment named = ground.payment(paid);
            Settlement ended = named == null ? null : named.payment().ended();
            return named == null || ended == null ? null : back(named.payment(), paid, ended);
        }
        BatchedPayment named = ground.payment(entry);
        if (named == null) {
            return null;
        }
        Payment payment = named.payment();
        String row = row(payment.confirmed());
        String batch = named.batch().messageId();
        return new Said(entry.valueOn(), payment.endToEndId(), row == null ? batch : row, null);
    }

    private static Said back(Payment payment, JournalEntry paid, Settlement ended) {
        Set<String> rows = RowNames.in(ended.evidence());
        boolean first = payment.entries().getFirst().equals(paid.id());
        return new Said(
                ended.valueOn(),
                rows.isEmpty() ? payment.endToEndId() : rows.iterator().next(),
                row(ended),
                first ? ended.charge() : null);
    }

    /// The row of the statement that shows it, where it is one.
    private static @Nullable String row(@Nullable Settlement end) {
        List<String> rows =
                end == null
                        ? List.of()
                        : RowNames.in(end.evidence()).stream()
                                .map(RowNames::whole)
                                .distinct()
                                .toList();
        return rows.size() == 1 ? rows.getFirst() : null;
    }

    /// The row whose part this evidence names, absent where it names none.
    static @Nullable String partsOf(@Nullable String evidence) {
        return evidence == null
                ? null
                : RowNames.in(evidence).stream()
                        .filter(RowNames::isPart)
                        .map(RowNames::whole)
                        .findFirst()
                        .orElse(null);
    }
}
