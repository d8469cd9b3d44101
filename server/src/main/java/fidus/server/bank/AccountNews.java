package fidus.server.bank;

import fidus.bank.desk.TakenStatement;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.ledger.BankEntries;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What came to books and statements of an account since somebody looked at some of its days. Its
/// statements are read once, whatever is asked; what is asked reads what came later.
public final class AccountNews {
    /// Entries of which it is told what they moved; more are only said to be there.
    public static final int MOST = 100;

    private final Unit unit;
    private final HouseAccount account;
    private final BankEntries entries;
    private final List<TakenStatement> taken;
    private final Map<String, AsideStore.Aside> asides;
    private final Reach.Heads heads;

    private AccountNews(
            Unit unit, HouseAccount account, BankEntries entries, List<TakenStatement> taken) {
        this.unit = unit;
        this.account = account;
        this.entries = entries;
        this.taken = taken;
        this.asides = new AsideStore().of(unit, account.id());
        this.heads = Reach.Heads.of(entries.last(unit), taken, asides);
    }

    public static AccountNews of(Unit unit, HouseAccount account, BankEntries entries) {
        return new AccountNews(unit, account, entries, new BankStore().taken(unit, account.id()));
    }

    /// Hash of the statements of an account that were set aside.
    public static String asides(Unit unit, HouseAccount account) {
        return Reach.Heads.digest(new AsideStore().of(unit, account.id()));
    }

    /// Days that were looked at, and how far books and statements went then.
    ///
    /// @param log how far the audit log went then; absent where it was not kept
    public record Looked(
            LocalDate from, LocalDate to, Reach.Heads heads, Instant at, @Nullable Long log) {}

    /// @param sum what it moved on the account
    public record Entry(long number, LocalDate on, Money sum) {}

    /// @param rows that count
    public record Rows(String source, long rows) {}

    /// What came since.
    ///
    /// @param entries valued by the last of the days that moved something
    /// @param more whether there are more of them than are told
    /// @param rows of the days in statements that were taken in
    /// @param aside statements of the days that count no more, by what they are called
    public record News(List<Entry> entries, boolean more, List<Rows> rows, List<String> aside) {
        public boolean isEmpty() {
            return entries.isEmpty() && !more && rows.isEmpty() && aside.isEmpty();
        }
    }

    public News since(Looked looked) {
        boolean booked = heads.entries() > looked.heads.entries();
        List<JournalEntry> found =
                booked
                        ? entries.upTo(
                                unit, account.name(), looked.heads.entries(), looked.to, MOST + 1)
                        : List.of();
        return new News(moving(found), found.size() > MOST, rows(looked), aside(looked));
    }

    /// Whether statements that begin by the last of the days came or were set aside. Those of
    /// earlier days have rows of none of these, but lead to the balance that they begin at.
    public boolean readsOthers(Looked looked) {
        return taken.stream()
                .filter(one -> !one.from().isAfter(looked.to))
                .anyMatch(
                        one ->
                                one.number() > looked.heads.statements()
                                        ? !isAside(one)
                                        : isAsideSince(one, looked));
    }

    private List<Entry> moving(List<JournalEntry> found) {
        return found.stream()
                .map(
                        entry ->
                                new Entry(
                                        entry.number(),
                                        entry.valueOn(),
                                        BookPostings.moved(entry, account)))
                .filter(entry -> !entry.sum.isZero())
                .toList();
    }

    private List<Rows> rows(Looked looked) {
        List<Rows> rows = new ArrayList<>();
        for (TakenStatement one : taken) {
            boolean later = one.number() > looked.heads.statements();
            if (later && !isAside(one) && speaksOf(one, looked)) {
                long counting =
                        RowReachStore.counting(unit, one, new Reach.Days(looked.from, looked.to));
                if (counting > 0) {
                    rows.add(new Rows(one.source(), counting));
                }
            }
        }
        return rows;
    }

    private List<String> aside(Looked looked) {
        if (heads.asides().equals(looked.heads.asides())) {
            return List.of();
        }
        return taken.stream()
                .filter(one -> one.number() <= looked.heads.statements())
                .filter(one -> speaksOf(one, looked) && isAsideSince(one, looked))
                .map(TakenStatement::source)
                .toList();
    }

    private boolean isAside(TakenStatement one) {
        return asides.containsKey(one.id().value().toString());
    }

    /// Known by the audit log, in which one thing comes after the other whatever the clock says; by
    /// the time alone where one of both was before that was kept.
    private boolean isAsideSince(TakenStatement one, Looked looked) {
        AsideStore.Aside aside = asides.get(one.id().value().toString());
        if (aside == null) {
            return false;
        }
        Long then = aside.log();
        Long log = looked.log;
        return (then != null && log != null) ? then >= log : aside.at().isAfter(looked.at);
    }

    private static boolean speaksOf(TakenStatement one, Looked looked) {
        return !one.from().isAfter(looked.to) && !one.to().isBefore(looked.from);
    }
}
