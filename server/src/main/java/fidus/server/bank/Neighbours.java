package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The statements that one which comes goes on from within a day, and those that go on from it,
/// from balance to balance: files come in any order, and a row that reads alike in each of them is
/// another movement in each. They are stored ones; others of the same file are passed on the way. A
/// balance comes back on other days and within a day: what stands before a statement has no row
/// after its first day, what follows it none before its last, and what follows may not be a part of
/// it.
///
/// @param stored those that speak of its days, from the oldest on
/// @param file the statements of the file that comes
/// @param opening of a stored one
/// @param rows that a stored one says are booked
record Neighbours(
        List<TakenStatement> stored,
        List<BankStatement> file,
        Function<TakenStatement, @Nullable Money> opening,
        Function<TakenStatement, List<BankStore.StoredRow>> rows) {
    private static final int MOST = 50;

    /// @param stored those that are stored already
    /// @param passed those of the file
    record Found(List<TakenStatement> stored, List<BankStatement> passed) {}

    /// @param start the balance it begins at
    /// @param end the balance it ends at
    Found of(BankStatement next, Money start, Money end) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(List.of(next)));
        Money at = start;
        for (int i = 0; at != null && i < MOST; i++) {
            at = before(at, found);
        }
        boolean said = stored.stream().anyMatch(one -> end.equals(closing(one)));
        at = said ? null : end; // a stored one that ends with it may say its last rows
        for (int i = 0; at != null && i < MOST; i++) {
            at = after(at, found);
        }
        found.passed.removeFirst();
        return found;
    }

    /// Goes one back from a balance; null where nothing ended at it.
    private @Nullable Money before(Money at, Found found) {
        BankStatement next = found.passed.getFirst();
        for (TakenStatement one : stored.reversed()) {
            if (at.equals(closing(one)) && !found.stored.contains(one) && isBefore(one, next)) {
                found.stored.add(one);
                return opening.apply(one);
            }
        }
        return file.stream()
                .filter(one -> at.equals(money(one.closing())) && isNew(one, found))
                .findFirst()
                .map(one -> money(pass(one, found).opening()))
                .orElse(null);
    }

    /// Goes one on from a balance; null where nothing begins at it.
    private @Nullable Money after(Money at, Found found) {
        for (TakenStatement one : stored) {
            if (at.equals(opening.apply(one))
                    && !found.stored.contains(one)
                    && isAfter(one, found)) {
                found.stored.add(one);
                return closing(one);
            }
        }
        return file.stream()
                .filter(one -> at.equals(money(one.opening())) && isNew(one, found))
                .findFirst()
                .map(one -> money(pass(one, found).closing()))
                .orElse(null);
    }

    private boolean isBefore(TakenStatement one, BankStatement next) {
        LocalDate first = Collections.min(SaidRows.of(next).days());
        return rows.apply(one).stream().noneMatch(row -> row.day().isAfter(first));
    }

    /// Where another statement of the file begins where it does and ends elsewhere, that one is
    /// what follows: it may be the stored one, grown.
    private boolean isAfter(TakenStatement one, Found found) {
        var next = SaidRows.of(found.passed.getFirst());
        LocalDate last = Collections.max(next.days());
        List<BankStore.StoredRow> said = rows.apply(one);
        return said.stream().noneMatch(row -> row.day().isBefore(last))
                && !next.mayHave(said)
                && file.stream()
                        .filter(other -> isNew(other, found))
                        .filter(other -> Objects.equals(money(other.opening()), opening.apply(one)))
                        .allMatch(other -> Objects.equals(money(other.closing()), closing(one)));
    }

    /// Of the same account, and not passed yet.
    private static boolean isNew(BankStatement one, Found found) {
        BankStatement next = found.passed.getFirst();
        return one.account().equals(next.account())
                && one.currency().equals(next.currency())
                && !found.passed.contains(one);
    }

    private static BankStatement pass(BankStatement one, Found found) {
        found.passed.add(one);
        return one;
    }

    private static @Nullable Money closing(TakenStatement one) {
        return money(one.closing());
    }

    private static @Nullable Money money(@Nullable BankBalance balance) {
        return balance == null ? null : balance.money();
    }
}
