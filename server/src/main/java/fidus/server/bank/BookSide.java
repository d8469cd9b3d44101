package fidus.server.bank;

import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.server.exchanges.Exchanges;
import fidus.server.rebates.ReceiptLeg;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The postings of an account as they are compared with its statements.
///
/// What was booked on some evidence, taken back and booked again with the same sum is one movement
/// at the bank, and one row stands for it: the one that a match uses, signed or not, so that the
/// match stays what it was; else the booking that stands. What booked a row of a statement, a
/// broker's rebate or an exchange and was taken back is on no statement, unless a match uses it.
/// Another deposit that was taken back is compared like anything else, because the bank may have
/// given the money back; where two persons said that it was recorded in error, it and what takes it
/// back are rows that no bank ever saw.
///
/// @param rows in the order of their entries
/// @param takenBack rows of entries that were reversed and that nothing stands for
/// @param hidden rows that another one stands for, or none
/// @param errors rows of deposits that were recorded in error, each with the row that takes it back
public record BookSide(
        List<MatchRow> rows,
        Set<String> takenBack,
        Set<String> hidden,
        Map<String, String> errors) {
    /// Gathers postings in any order.
    static final class Gathered {
        private final List<Posted> all = new ArrayList<>();
        private final Set<EntryId> reversed = new HashSet<>();
        private final List<MatchRow> left = new ArrayList<>();

        /// @param number of its entry
        /// @param wrong the entry that it takes back
        /// @param booksRow other than as the evidence of a deposit: a row of a statement, or a
        ///   rebate or an exchange that nobody gives back
        /// @param undoesError whether it takes back what was recorded in error
        private record Posted(
                long number,
                EntryId id,
                @Nullable EntryId wrong,
                boolean booksRow,
                boolean undoesError,
                MatchRow row,
                @Nullable String evidence) {
            static Posted of(JournalEntry entry, Told told) {
                return new Posted(
                        entry.number(),
                        entry.id(),
                        entry.reverses(),
                        booksRow(entry),
                        told.undoesError,
                        told.row,
                        entry.reverses() == null ? told.named : null);
            }

            private static boolean booksRow(JournalEntry entry) {
                return ReceiptLeg.evidence(entry).isPresent()
                        || Exchanges.reference(entry).isPresent()
                        || entry.postings().stream()
                                .anyMatch(
                                        one ->
                                                one.dimensions()
                                                        .containsKey(BankSides.STATEMENT_ROW));
            }

            boolean reverses(Posted other) {
                return other.id.equals(wrong);
            }

            boolean reverses() {
                return wrong != null;
            }
        }

        /// What is known of a posting beside its entry.
        ///
        /// @param named the row of a statement or the reference that it was booked on
        /// @param undoesError whether it takes back a deposit that was recorded in error
        record Told(MatchRow row, @Nullable String named, boolean undoesError) {}

        void add(JournalEntry entry, Told told) {
            EntryId wrong = entry.reverses();
            if (wrong != null) {
                reversed.add(wrong);
            }
            all.add(Posted.of(entry, told));
        }

        /// @param used those of some rows that an active match uses
        BookSide side(UnaryOperator<Set<String>> used) {
            all.sort(Comparator.comparingLong(Posted::number)); // keeps the order within an entry
            List<List<Posted>> together = together();
            Set<String> matched =
                    used.apply(
                            together.stream()
                                    .flatMap(List::stream)
                                    .map(one -> one.row.rowId())
                                    .collect(Collectors.toSet()));
            Set<Posted> hidden = new HashSet<>();
            Set<String> takenBack = new HashSet<>();
            for (List<Posted> same : together) {
                settle(same, matched, hidden, takenBack);
            }
            hidden.forEach(one -> left.add(one.row));
            return new BookSide(
                    all.stream().filter(one -> !hidden.contains(one)).map(Posted::row).toList(),
                    takenBack,
                    hidden.stream().map(one -> one.row.rowId()).collect(Collectors.toSet()),
                    errors(hidden));
        }

        private Map<String, String> errors(Set<Posted> hidden) {
            Map<String, String> errors = new LinkedHashMap<>();
            for (Posted back : all) {
                if (back.undoesError && !hidden.contains(back)) {
                    all.stream()
                            .filter(one -> back.reverses(one) && !hidden.contains(one))
                            .filter(one -> one.row.amount().equals(back.row.amount().negated()))
                            .findFirst()
                            .ifPresent(one -> errors.put(one.row.rowId(), back.row.rowId()));
                }
            }
            return errors;
        }

        /// The rows that another one stands for, or none, once that is known.
        List<MatchRow> left() {
            return left;
        }

        /// What was booked on the same evidence and partly taken back; where nothing was, each
        /// posting stands for itself.
        private List<List<Posted>> together() {
            Map<EntryId, String> evidence = new HashMap<>();
            Map<String, List<Posted>> together = new LinkedHashMap<>();
            for (Posted one : all) {
                String what = one.wrong == null ? one.evidence : evidence.get(one.wrong);
                if (what != null) {
                    if (one.wrong == null) {
                        evidence.put(one.id, what);
                    }
                    together.computeIfAbsent(what, _ -> new ArrayList<>()).add(one);
                }
            }
            return together.values().stream()
                    .filter(same -> same.stream().anyMatch(one -> reversed.contains(one.id)))
                    .toList();
        }

        private void settle(
                List<Posted> same, Set<String> used, Set<Posted> hidden, Set<String> takenBack) {
            List<Posted> booked = same.stream().filter(one -> !one.reverses()).toList();
            List<Posted> standing =
                    booked.stream().filter(one -> !reversed.contains(one.id)).toList();
            Money sum = booked.getFirst().row.amount();
            boolean alike = booked.stream().allMatch(one -> one.row.amount().equals(sum));
            if (standing.size() == 1 && alike) {
                hidden.addAll(same);
                hidden.remove(
                        booked.stream()
                                .filter(one -> used.contains(one.row.rowId()))
                                .findFirst()
                                .orElse(standing.getFirst()));
            }
            if (booked.stream().allMatch(Posted::booksRow)) {
                booked.stream()
                        .filter(one -> reversed.contains(one.id))
                        .filter(one -> !used.contains(one.row.rowId()))
                        .forEach(one -> hide(one, same, hidden));
            }
            if (standing.isEmpty()) {
                booked.forEach(one -> takenBack.add(one.row.rowId()));
            }
        }

        /// A booking that was wrong, and what took it back.
        private static void hide(Posted wrong, List<Posted> same, Set<Posted> hidden) {
            hidden.add(wrong);
            same.stream().filter(one -> one.reverses(wrong)).forEach(hidden::add);
        }
    }
}
