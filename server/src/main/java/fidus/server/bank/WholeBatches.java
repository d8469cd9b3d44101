package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.PaymentDoubt;
import fidus.money.Money;
import fidus.payments.Payment;
import fidus.payments.PaymentBatch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Batches of the house that the bank booked as one sum under the id of the batch or of a part of
/// it: all its payments are proposed when their number and their sum agree, else none and the
/// figures are shown.
final class WholeBatches {
    private final List<BankStore.StoredRow> out;
    private final Set<String> taken = new HashSet<>();

    /// @param whole rows of which no part is held
    WholeBatches(List<BankStore.StoredRow> whole) {
        out =
                whole.stream()
                        .filter(row -> row.money().signum() < 0)
                        .filter(row -> !OwnIds.batches(row.row()).isEmpty())
                        .toList();
    }

    /// @param parts the sent payments that no row names, by the PmtInfId they were sent under
    void find(PaymentBatch batch, Map<String, List<Payment>> parts, Confirmations.Found found) {
        for (BankStore.StoredRow row : out) {
            for (String id : OwnIds.batches(row.row())) {
                List<Payment> meant = meant(batch, parts, id);
                if (!meant.isEmpty() && taken.add(row.id())) {
                    found.named().add(row.id());
                    propose(batch, id, meant, row, found);
                }
            }
        }
    }

    private static List<Payment> meant(
            PaymentBatch batch, Map<String, List<Payment>> parts, String id) {
        if (parts.containsKey(id)) {
            return parts.get(id);
        }
        List<Payment> all = new ArrayList<>();
        if (id.startsWith(batch.messageId())) {
            parts.values().forEach(all::addAll);
        }
        return all;
    }

    private static void propose(
            PaymentBatch batch,
            String id,
            List<Payment> meant,
            BankStore.StoredRow row,
            Confirmations.Found found) {
        Money sum = Named.sum(meant);
        Integer count = count(row.row());
        boolean counted = count == null || count == meant.size();
        if (!counted || !sum.equals(row.money().abs()) || Confirmations.isTorn(row.row())) {
            found.doubts().add(doubt(id, meant, row));
            return;
        }
        List<Gone> gone = meant.stream().map(payment -> new Gone(payment, row, null)).toList();
        Gone.Together together = gone.getFirst().together();
        found.proposals()
                .add(
                        Gone.proposal(
                                batch,
                                together,
                                gone,
                                "The %d payments of %s over %s are on the statement as one sum, value date %s%s."
                                        .formatted(
                                                meant.size(),
                                                id,
                                                sum,
                                                together.valueOn(),
                                                count == null
                                                        ? "; the bank does not say how many it made"
                                                        : "")));
    }

    /// How many payments the bank made of it, absent when it does not say.
    private static @Nullable Integer count(BankRow row) {
        if (row.batchCount() != null) {
            return row.batchCount();
        }
        return row.details().isEmpty() ? null : row.details().size();
    }

    private static PaymentDoubt doubt(String id, List<Payment> meant, BankStore.StoredRow row) {
        Integer count = count(row.row());
        return new PaymentDoubt(
                row.id(),
                row.day(),
                row.money(),
                id,
                "The row names %s and takes %s for %s; what was sent under it and waits is %s in %d payments. Nothing is confirmed until they agree."
                        .formatted(
                                id,
                                row.money().abs(),
                                count == null ? "an unknown number" : count + " payments",
                                Named.sum(meant),
                                meant.size()));
    }
}
