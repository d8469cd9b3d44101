package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.desk.TakenStatement;
import fidus.bank.desk.UnreadRows;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What a second person sees of missing days that are to be excused: each day, what the statements
/// before and after it say, and the rows that lie on it all the same.
final class ExcuseSheet {
    private static final int MOST_SHOWN = 200;
    private static final String MORE = "More bank rows";

    private final Unit unit;
    private final HouseAccount account;
    private final List<TakenStatement> statements;
    private final BankSides sides;
    private final StatementOrder order;

    ExcuseSheet(Unit unit, HouseAccount account, BankStore store, BankSides sides) {
        this.unit = unit;
        this.account = account;
        this.sides = sides;
        statements = store.statements(unit, account.id());
        order = new StatementOrder(unit, sides);
    }

    /// @param days ascending, one at least
    List<Shown> lines(List<LocalDate> days, String reason) {
        List<Shown> lines = new ArrayList<>();
        lines.add(new Shown("Account", account.name()));
        lines.add(new Shown("Days", ranges(days)));
        around(days, lines);
        lines.addAll(rows(days));
        lines.add(new Shown("Reason", reason));
        return List.copyOf(lines);
    }

    /// Says that no row came to lie on the days since they were shown.
    ///
    /// @throws Refused `STALE_VERSION`
    void requireStill(List<LocalDate> days, List<Shown> before) {
        var shown = new HashSet<>(before);
        rows(days).stream()
                .filter(line -> line.label().startsWith(Heed.ROW) || line.label().equals(MORE))
                .filter(line -> !shown.contains(line))
                .findFirst()
                .ifPresent(
                        line -> {
                            throw Refused.because(
                                    Problem.Code.STALE_VERSION,
                                    "%s lies on one of these days and was not shown: %s. Choose the days again, so that it is read before it is agreed to."
                                            .formatted(line.label(), line.value()));
                        });
    }

    private List<Shown> rows(List<LocalDate> days) {
        List<BankStore.StoredRow> rows = new RowSourceStore().on(unit, account.id(), days);
        if (rows.isEmpty()) {
            return List.of(new Shown("Bank rows", "no row of a statement lies on these days"));
        }
        List<Shown> lines =
                new ArrayList<>(RowSheet.of(unit, rows.stream().limit(MOST_SHOWN).toList()));
        if (rows.size() > MOST_SHOWN) {
            lines.add(
                    new Shown(
                            MORE,
                            "%,d, the last is %s"
                                    .formatted(rows.size() - MOST_SHOWN, rows.getLast().id())));
        }
        return lines;
    }

    /// The two statements that some days lie between.
    private record Between(@Nullable TakenStatement before, @Nullable TakenStatement after) {}

    private void around(List<LocalDate> days, List<Shown> lines) {
        Between open = null;
        LocalDate last = days.getFirst();
        for (LocalDate day : days) {
            Between now = between(day);
            if (!Objects.equals(now, open)) {
                if (open != null) {
                    lines.add(new Shown("After " + last, after(open.after)));
                }
                lines.add(new Shown("Before " + day, before(now.before)));
                open = now;
            }
            last = day;
        }
        if (open != null) {
            lines.add(new Shown("After " + last, after(open.after)));
        }
    }

    private Between between(LocalDate day) {
        List<TakenStatement> before =
                statements.stream().filter(one -> one.tellsTo().isBefore(day)).toList();
        List<TakenStatement> after =
                statements.stream()
                        .filter(one -> !one.begins().isBefore(day) && !before.contains(one))
                        .toList();
        return new Between(
                before.isEmpty() ? null : order.last(before, TakenStatement::tellsTo),
                after.isEmpty() ? null : order.first(after, TakenStatement::begins));
    }

    private String before(@Nullable TakenStatement one) {
        return one == null
                ? "no statement"
                : said(one, "ends on " + one.tellsTo(), it -> sides.closing(unit, it).orElse(null));
    }

    private String after(@Nullable TakenStatement one) {
        return one == null
                ? "no statement so far"
                : said(
                        one,
                        "begins on " + one.begins(),
                        it -> sides.opening(unit, it).orElse(null));
    }

    private static String said(
            TakenStatement one, String when, Function<TakenStatement, @Nullable Money> balance) {
        String with;
        try {
            Money money = balance.apply(one);
            with = money == null ? "and gives no balance of it" : "with " + money;
        } catch (Refused refused) { // such as rows in no currency, of a file from long ago
            with = "and what it comes to cannot be reckoned: " + refused.problem().message();
        }
        UnreadRows unread = one.unread();
        long lines = unread == null ? 0 : unread.size();
        return "%s %s %s%s"
                .formatted(
                        one.source(),
                        when,
                        with,
                        lines == 0
                                ? ""
                                : "; %,d %s of it could not be read"
                                        .formatted(lines, lines == 1 ? "line" : "lines"));
    }

    /// Runs of days between which the bank was shut, as their first and last.
    private String ranges(List<LocalDate> days) {
        List<String> said = new ArrayList<>();
        LocalDate first = days.getFirst();
        LocalDate last = first;
        for (LocalDate day : days.subList(1, days.size())) {
            if (isOpenBetween(last, day)) {
                said.add(range(first, last));
                first = day;
            }
            last = day;
        }
        said.add(range(first, last));
        return String.join(", ", said);
    }

    private boolean isOpenBetween(LocalDate before, LocalDate day) {
        return before.plusDays(1)
                .datesUntil(day)
                .anyMatch(one -> Missing.isBusinessDay(account.currency(), one));
    }

    private static String range(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}
