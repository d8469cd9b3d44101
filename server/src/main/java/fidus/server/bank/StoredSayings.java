package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// What the stored statements of an account say, held against one that comes: which of them it goes
/// on from within a day, so that a row that reads like theirs is another movement; and which it
/// says again in other words, so that its rows are theirs.
///
/// @param all its statements
/// @param format of the file that comes
/// @param sha256 of its bytes: what of the very file is stored already is no statement it goes on
///   from
/// @param moved the rows of its statements
record StoredSayings(
        Source source,
        HouseAccount account,
        List<TakenStatement> all,
        BankFormat format,
        String sha256,
        MovedRows moved) {
    private static final int MOST = 50;

    /// Where it is read.
    record Source(Unit unit, BankStore store) {}

    /// What the statements that one goes on from say.
    ///
    /// @param often how often they say each row
    /// @param rows the ids of the stored rows that stand for theirs
    record Before(Map<String, Integer> often, Set<String> rows) {
        static final Before NOTHING = new Before(Map.of(), Set.of());
    }

    /// A file without an opening balance goes on from what its closing balance leads back to. Where
    /// its rows have ids of the bank, those tell.
    Before before(BankStatement next) {
        boolean reckoned = next.opening() == null;
        Money start = reckoned && Strands.isNumbered(next) ? null : Strands.start(next);
        Map<LocalDate, List<BankRow>> days = days(next);
        if (start == null || days.isEmpty()) {
            return Before.NOTHING;
        }
        List<TakenStatement> reaching =
                all.stream()
                        .filter(one -> !one.sha256().equals(sha256))
                        .filter(one -> days.keySet().stream().anyMatch(day -> speaksOf(one, day)))
                        .filter(one -> !moved.saysNoCurrency(one))
                        .toList();
        boolean again = reaching.stream().anyMatch(one -> start.equals(opening(one)));
        List<BankStore.StoredRow> said = new ArrayList<>();
        if (!again) {
            strand(reaching, start).forEach(one -> said.addAll(booked(one)));
        }
        return reckoned && isUntold(said, days) ? Before.NOTHING : said(said);
    }

    private static Before said(List<BankStore.StoredRow> stored) {
        Map<String, Integer> often = new HashMap<>();
        Set<String> rows = new HashSet<>();
        for (BankStore.StoredRow row : stored) {
            often.merge(Plan.Identities.what(row.row(), row.day()), 1, Integer::sum);
            rows.add(original(row));
        }
        return new Before(often, rows);
    }

    /// Whether balances cannot tell movements from those said before: what both say, else the sums
    /// of a day that both have, come to zero. Then they are the same.
    private static boolean isUntold(
            List<BankStore.StoredRow> said, Map<LocalDate, List<BankRow>> days) {
        List<Money> shared = shared(said, days, Plan.Identities::what);
        if (shared.isEmpty()) {
            shared = shared(said, days, (row, day) -> day + " " + row.money());
        }
        return shared.stream().reduce(Money::plus).filter(Money::isZero).isPresent();
    }

    private static List<Money> shared(
            List<BankStore.StoredRow> said,
            Map<LocalDate, List<BankRow>> days,
            BiFunction<BankRow, LocalDate, String> as) {
        Map<String, Integer> left = new HashMap<>();
        said.forEach(row -> left.merge(as.apply(row.row(), row.day()), 1, Integer::sum));
        List<Money> shared = new ArrayList<>();
        for (var of : days.entrySet()) {
            for (BankRow row : of.getValue()) {
                if (left.merge(as.apply(row, of.getKey()), -1, Integer::sum) >= 0) {
                    shared.add(row.money());
                }
            }
        }
        return shared;
    }

    /// The booked rows by day.
    private static Map<LocalDate, List<BankRow>> days(BankStatement statement) {
        Map<LocalDate, List<BankRow>> days = new HashMap<>();
        for (BankRow row : statement.rows()) {
            LocalDate day = row.bookingDate() == null ? row.valueDate() : row.bookingDate();
            if (day != null && row.status() == BankRow.Status.BOOKED) {
                days.computeIfAbsent(day, _ -> new ArrayList<>()).add(row);
            }
        }
        return days;
    }

    /// As printed, else reckoned from its closing balance.
    private @Nullable Money opening(TakenStatement one) {
        return Chain.opening(Taking.link(one, moved));
    }

    private static boolean speaksOf(TakenStatement one, LocalDate day) {
        return !one.from().isAfter(day) && !one.to().isBefore(day);
    }

    private static boolean opens(TakenStatement one, Money money) {
        return one.opening() != null && one.opening().money().equals(money);
    }

    /// The one that ended at a balance and those before it, back through the same days.
    private List<TakenStatement> strand(List<TakenStatement> reaching, Money opening) {
        List<TakenStatement> strand = new ArrayList<>();
        Money start = opening;
        TakenStatement next = endingAt(reaching, start, strand);
        while (next != null && strand.size() < MOST) {
            strand.add(next);
            start = opening(next);
            next = start == null ? null : endingAt(reaching, start, strand);
        }
        return strand;
    }

    private static @Nullable TakenStatement endingAt(
            List<TakenStatement> reaching, Money money, List<TakenStatement> without) {
        return reaching.reversed().stream()
                .filter(one -> !without.contains(one))
                .filter(one -> one.closing() != null && one.closing().money().equals(money))
                .findFirst()
                .orElse(null);
    }

    /// The stored rows that rows of a plan say again although they read otherwise: those of a
    /// statement between the same two balances, and those that another format says of the day.
    ///
    /// @param known stored rows by identity, which are left out
    /// @param before the ids of stored rows that it goes on from within the day: those are others
    /// @return the ids of stored rows by identity
    Map<String, String> again(Plan plan, Map<String, String> known, Set<String> before) {
        List<Plan.Line> open = new ArrayList<>(plan.lines());
        open.removeIf(line -> !line.booked() || known.containsKey(line.identity()));
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<String, String> again = new LinkedHashMap<>();
        all.stream()
                .filter(one -> isCopy(one, plan))
                .findFirst()
                .ifPresent(one -> pair(open, free(booked(one), known), again));
        if (!open.isEmpty()) {
            Set<String> others = new HashSet<>(before);
            others.addAll(again.values());
            otherFormats(open, known, others).forEach(again::putIfAbsent);
        }
        return again;
    }

    private boolean isCopy(TakenStatement one, Plan plan) {
        BankBalance opening = plan.statement().opening();
        BankBalance closing = plan.statement().closing();
        BankBalance closed = one.closing();
        if (opening == null || closing == null || closed == null) {
            return false;
        }
        boolean between =
                opens(one, opening.money())
                        && closed.money().equals(closing.money())
                        && Objects.equals(closed.on(), closing.on());
        boolean still = one.format() == format && opening.money().equals(closing.money());
        if (!between || still) {
            return false;
        }
        List<Chain.Moved> said =
                booked(one).stream().map(row -> new Chain.Moved(row.day(), row.money())).toList();
        return amounts(plan.moved()).equals(amounts(said));
    }

    private static Map<Money, Integer> amounts(List<Chain.Moved> moved) {
        Map<Money, Integer> amounts = new HashMap<>();
        moved.forEach(one -> amounts.merge(one.money(), 1, Integer::sum));
        return amounts;
    }

    private Map<String, String> otherFormats(
            List<Plan.Line> open, Map<String, String> known, Set<String> others) {
        Map<BankStatementId, BankFormat> formats = new HashMap<>();
        all.forEach(one -> formats.put(one.id(), one.format()));
        Map<LocalDate, List<Plan.Line>> byDay = new TreeMap<>();
        open.forEach(line -> byDay.computeIfAbsent(line.day(), _ -> new ArrayList<>()).add(line));
        Map<String, String> again = new LinkedHashMap<>();
        for (var of : byDay.entrySet()) {
            List<BankStore.StoredRow> stored =
                    free(
                            source.store.freshOn(source.unit, account.id(), List.of(of.getKey())),
                            known);
            stored.removeIf(
                    row ->
                            formats.get(row.statementId()) == format
                                    || others.contains(row.id())
                                    || again.containsValue(row.id()));
            boolean asOne = sum(of.getValue()).equals(sumOf(stored)) && !sumOf(stored).isZero();
            String first = stored.isEmpty() ? "" : stored.getFirst().id();
            pair(of.getValue(), stored, again);
            if (asOne) {
                of.getValue().forEach(line -> again.put(line.identity(), first));
            }
        }
        return again;
    }

    private Money sum(List<Plan.Line> lines) {
        return lines.stream()
                .map(line -> line.row().money())
                .reduce(Money.zero(account.currency()), Money::plus);
    }

    private Money sumOf(List<BankStore.StoredRow> rows) {
        return rows.stream()
                .map(BankStore.StoredRow::money)
                .reduce(Money.zero(account.currency()), Money::plus);
    }

    /// Each line with a row of its sum, one of its own day before another; what finds its row is
    /// taken out of both lists.
    private static void pair(
            List<Plan.Line> lines, List<BankStore.StoredRow> rows, Map<String, String> again) {
        for (boolean sameDay : new boolean[] {true, false}) {
            for (Plan.Line line : List.copyOf(lines)) {
                rows.stream()
                        .filter(row -> row.money().equals(line.row().money()))
                        .filter(row -> !sameDay || row.day().equals(line.day()))
                        .findFirst()
                        .ifPresent(
                                row -> {
                                    rows.remove(row);
                                    lines.remove(line);
                                    again.put(line.identity(), original(row));
                                });
            }
        }
    }

    private static String original(BankStore.StoredRow row) {
        return row.repeats() == null ? row.id() : row.repeats();
    }

    private static List<BankStore.StoredRow> free(
            List<BankStore.StoredRow> rows, Map<String, String> known) {
        List<BankStore.StoredRow> free = new ArrayList<>(rows);
        free.removeIf(row -> known.containsValue(original(row)));
        return free;
    }

    private List<BankStore.StoredRow> booked(TakenStatement one) {
        return source.store.rowsOf(source.unit, one.id()).stream()
                .filter(row -> row.rowFate() != RowFate.NOT_BOOKED)
                .toList();
    }
}
