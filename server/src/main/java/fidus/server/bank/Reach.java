package fidus.server.bank;

import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which days of an account a comparison needs: all from the first to the last, without those that
/// are settled.
///
/// @param settled absent while nothing is known of earlier days; it ends before what is compared
public record Reach(LocalDate first, LocalDate last, @Nullable Settled settled) {
    /// How far books and statements go.
    ///
    /// @param entries number of the last entry of the house
    /// @param statements number of the last statement of the account
    /// @param asides hash of the statements that were set aside: the rows of others count since
    public record Heads(long entries, long statements, String asides) {
        /// @param asides by the id of their statement
        static Heads of(long entries, List<TakenStatement> taken, Map<String, ?> asides) {
            return new Heads(
                    entries,
                    taken.stream().mapToLong(TakenStatement::number).max().orElse(0),
                    digest(asides));
        }

        static String digest(Map<String, ?> asides) {
            return Canonical.digest(asides.keySet().stream().sorted().toList());
        }
    }

    /// Days that are read whole.
    ///
    /// @param to inclusive
    record Days(LocalDate from, LocalDate to) {
        boolean isEmpty() {
            return to.isBefore(from);
        }
    }

    /// Needs no day: only what was taken back, with what else was booked on the same evidence.
    ///
    /// @param day any
    public static Reach ofNoDays(HouseAccount account, LocalDate day) {
        var heads = new Heads(Long.MAX_VALUE, Long.MAX_VALUE, "");
        var all = new Settled(day, day, heads, Money.zero(account.currency()), Set.of(), Set.of());
        return new Reach(day, day, all);
    }

    List<Days> days() {
        if (settled == null) {
            return List.of(new Days(first, last));
        }
        List<Days> days = new ArrayList<>();
        days.add(new Days(first, settled.since().minusDays(1)));
        days.add(new Days(settled.until().plusDays(1), last));
        days.removeIf(Days::isEmpty);
        return days;
    }
}
