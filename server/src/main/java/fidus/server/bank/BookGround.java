package fidus.server.bank;

import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.payments.PaymentId;
import fidus.server.deposits.Deposits;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.BatchedPayment;
import fidus.server.payments.Payments;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What entries at a bank were posted for: payments with their batches, deposits and rows of
/// statements. It is read for many entries together, because each asked alone is a question of its
/// own to the store.
///
/// @param entries those that the entries take back
record BookGround(
        Map<EntryId, JournalEntry> entries,
        Map<PaymentId, BatchedPayment> payments,
        Map<DepositId, Deposit> deposits,
        Map<String, BankStore.StoredRow> rows) {
    /// Where it is read.
    record Stores(BankStore rows, Ledger ledger, Payments payments, Deposits deposits) {
        BookGround of(Unit unit, Collection<JournalEntry> posted) {
            Map<EntryId, JournalEntry> wrong =
                    ledger.entries(unit, all(posted, JournalEntry::reverses));
            Set<PaymentId> paid = all(posted, BookGround::paymentId);
            paid.addAll(all(wrong.values(), BookGround::paymentId));
            Set<DepositId> came = all(posted, BookGround::depositId);
            came.addAll(all(wrong.values(), BookGround::depositId));
            return new BookGround(
                    wrong,
                    payments.batched(unit, paid),
                    deposits.all(unit, came),
                    rows.rows(unit, named(posted)));
        }

        private static Set<String> named(Collection<JournalEntry> posted) {
            return posted.stream()
                    .flatMap(entry -> entry.postings().stream())
                    .map(Posting::dimensions)
                    .filter(dimensions -> dimensions.containsKey(BankSides.STATEMENT_ROW))
                    .map(dimensions -> dimensions.get(BankSides.STATEMENT_ROW))
                    .map(RowNames::whole)
                    .collect(Collectors.toSet());
        }

        private static <A, B> Set<B> all(Collection<A> from, Function<A, @Nullable B> what) {
            Set<B> all = new HashSet<>();
            for (A one : from) {
                B value = what.apply(one);
                if (value != null) {
                    all.add(value);
                }
            }
            return all;
        }
    }

    /// The entry that this one takes back.
    JournalEntry taken(EntryId wrong) {
        return Objects.requireNonNull(entries.get(wrong), "an entry takes back one that is there");
    }

    /// The payment that an entry books; charges and corrections of it are no payment.
    @Nullable BatchedPayment payment(JournalEntry entry) {
        PaymentId id = paymentId(entry);
        return id == null ? null : Objects.requireNonNull(payments.get(id), "posted for it");
    }

    /// The deposit that an entry books.
    Optional<Deposit> deposit(JournalEntry entry) {
        DepositId id = depositId(entry);
        return id == null
                ? Optional.empty()
                : Optional.of(Objects.requireNonNull(deposits.get(id), "posted for it"));
    }

    /// The row that this is or is a part of.
    Optional<BankStore.StoredRow> row(String id) {
        return Optional.ofNullable(rows.get(RowNames.whole(id)));
    }

    private static @Nullable PaymentId paymentId(JournalEntry entry) {
        return entry.leg().isEmpty()
                ? id(entry, "payment/").map(PaymentId::new).orElse(null)
                : null;
    }

    private static @Nullable DepositId depositId(JournalEntry entry) {
        return id(entry, "deposit/").map(DepositId::new).orElse(null);
    }

    static Optional<UUID> id(JournalEntry entry, String kind) {
        return entry.source().startsWith(kind)
                ? Optional.of(UUID.fromString(entry.source().substring(kind.length())))
                : Optional.empty();
    }
}
