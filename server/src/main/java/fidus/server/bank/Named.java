package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.money.Money;
import fidus.payments.Payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Pieces of statements by the payment of the house that they name, so that thousands of payments
/// find theirs without each looking at all of them.
final class Named {
    private final Map<String, List<BankStore.StoredRow>> byId = new HashMap<>();

    /// @param sign of the pieces that are meant: below zero for money that left
    Named(List<BankStore.StoredRow> pieces, int sign) {
        for (BankStore.StoredRow piece : pieces) {
            if (piece.money().signum() == sign) {
                ids(piece.row())
                        .forEach(id -> byId.computeIfAbsent(id, _ -> new ArrayList<>()).add(piece));
            }
        }
    }

    /// The EndToEndIds that a row may name, with the one it gives as such first.
    static Set<String> ids(BankRow row) {
        Set<String> ids = new LinkedHashSet<>();
        if (!row.endToEndId().isBlank()) {
            ids.add(row.endToEndId());
        }
        ids.addAll(OwnIds.payments(row));
        return ids;
    }

    Set<String> ids() {
        return byId.keySet();
    }

    List<BankStore.StoredRow> of(Payment payment) {
        return byId.getOrDefault(payment.endToEndId(), List.of());
    }

    static Money sum(List<Payment> payments) {
        return payments.stream().map(Payment::paymentAmount).reduce(Money::plus).orElseThrow();
    }
}
