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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What the stored statements of an account say, held against one that comes: which of them it goes
/// on from within a day, so that a row that reads like theirs is another movement; and which it
/// says again in other words, so that its rows are theirs.
///
/// @param all its statements
/// @param format of the file that comes
/// @param sha256 of its bytes: what of the very file is stored already is no statement it goes on
///   from
/// @param moved the rows of its statements
/// @param claims what the file's statements say again of them, from the first on
record StoredSayings(
        Source source,
        HouseAccount account,
        List<TakenStatement> all,
        BankFormat format,
        String sha256,
        MovedRows moved,
        Claims claims) {
    /// Where it is read.
    ///
    /// @param file the statements of the file that comes, without those that are refused
    record Source(Unit unit, BankStore store, Supplier<List<BankStatement>> file) {}

    /// Before any statement of the file said something of it.
    StoredSayings again() {
        return new StoredSayings(source, account, all, format, sha256, moved, new Claims());
    }

    /// What the statements say that one goes on from and that go on from it.
    ///
    /// @param often how often they say each row; a stored row that stands for several of them
    ///   counts once
    /// @param rows the ids of the stored rows that stand for theirs
    /// @param identities of the stored rows
    record Before(Map<String, Integer> often, Set<String> rows, Set<String> identities) {
        static final Before NOTHING = new Before(Map.of(), Set.of(), Set.of());
    }

    /// A file without an opening balance goes on from what its closing balance leads back to. Where
    /// its rows have ids of the bank, those tell.
    ///
    /// @param earlier statements of the file whose rows were told before, perhaps this one too
    Before before(BankStatement next, List<BankStatement> earlier) {
        boolean reckoned = next.opening() == null;
        Money start = reckoned && Strands.isNumbered(next) ? null : Strands.start(next);
        Map<LocalDate, List<BankRow>> days = SaidRows.of(next).byDay();
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
        if (again || reaching.isEmpty()) {
            return Before.NOTHING;
        }
        Map<TakenStatement, List<BankStore.StoredRow>> read = new HashMap<>();
        Function<TakenStatement, List<BankStore.StoredRow>> rows =
                one -> read.computeIfAbsent(one, this::booked);
        Neighbours.Found found =
                new Neighbours(reaching, source.file.get(), this::opening, rows)
                        .of(next, start, Strands.end(next, start));
        List<BankStore.StoredRow> said = new ArrayList<>();
        found.stored().forEach(one -> said.addAll(rows.apply(one)));
        List<BankStatement> told = new ArrayList<>(found.passed());
        told.removeIf(one -> !earlier.contains(one));
        return reckoned && SharedSums.areZero(said, days) ? Before.NOTHING : said(said, told);
    }

    private static Before said(List<BankStore.StoredRow> stored, List<BankStatement> told) {
        Map<String, Integer> often = new HashMap<>();
        for (BankStatement one : told) {
            SaidRows.of(one)
                    .byDay()
                    .forEach(
                            (day, rows) ->
                                    rows.forEach(
                                            row ->
                                                    often.merge(
                                                            Plan.Identities.what(row, day),
                                                            1,
                                                            Integer::sum)));
        }
        Set<String> rows = new HashSet<>();
        Set<String> identities = new HashSet<>();
        Set<List<String>> counted = new HashSet<>();
        for (BankStore.StoredRow row : stored) {
            String what = Plan.Identities.what(row.row(), row.day());
            if (counted.add(List.of(row.original(), what))) {
                often.merge(what, 1, Integer::sum);
            }
            rows.add(row.original());
            identities.add(row.identity());
        }
        return new Before(often, rows, identities);
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

    /// The stored rows that rows of a plan say again although they read otherwise: those of a
    /// statement between the same two balances, and those that another format says of the day.
    ///
    /// @param known stored rows by identity, which are left out; gains what the file said before
    /// @param before the ids of stored rows that it goes on from within the day: those are others
    OtherFormats.Again again(Plan plan, Map<String, String> known, Set<String> before) {
        List<Plan.Line> open = claims.open(plan, known);
        var again = OtherFormats.Again.empty();
        copied(plan, open, known, again);
        Set<String> others = new HashSet<>(before);
        others.addAll(again.known().values());
        Map<LocalDate, List<Plan.Line>> byDay = new TreeMap<>();
        open.forEach(line -> byDay.computeIfAbsent(line.day(), _ -> new ArrayList<>()).add(line));
        for (var of : byDay.entrySet()) {
            Others rows = otherFormats(of.getKey(), known, others);
            if (!rows.open.isEmpty()) {
                boolean tied = isTied(plan, of.getKey(), rows.open);
                new OtherFormats.Day(of.getValue(), rows.open, Money.zero(account.currency()))
                        .tell(tied, again);
            }
            OtherFormats.ask(of.getValue(), rows.said, again);
        }
        claims.add(plan, again);
        return again;
    }

    /// Takes what a statement between the same two balances says out of the open rows. A balance
    /// may come back within a day: the next statement between them says what the next stored one
    /// says.
    private void copied(
            Plan plan, List<Plan.Line> open, Map<String, String> known, OtherFormats.Again again) {
        if (open.isEmpty()) {
            return;
        }
        all.stream()
                .filter(one -> isCopy(one, plan))
                .map(one -> claims.left(free(booked(one), known)))
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .ifPresent(rows -> again.same().putAll(OtherFormats.pair(open, rows)));
    }

    /// The rows that count for those of a plan, by identity, where a statement between the same two
    /// balances says all of them in the same words. Rows that read alike are told apart by their
    /// ordinals, and the same one has another ordinal in a statement that counted on.
    Map<String, String> copy(Plan plan) {
        return all.stream()
                .filter(one -> isCopy(one, plan))
                .map(one -> Copied.of(plan, booked(one)))
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(Map.of());
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

    /// What another format says of a day, and counts. A row in no currency counts for nothing: it
    /// is held against the others once its own statement is read again.
    ///
    /// @param open nothing of the file's format says them
    /// @param said its format said them again in words that the file does not say
    private record Others(List<BankStore.StoredRow> open, List<BankStore.StoredRow> said) {}

    private Others otherFormats(LocalDate day, Map<String, String> known, Set<String> before) {
        Set<BankStatementId> own = ids(one -> one.format() == format);
        List<BankStore.StoredRow> rows =
                new ArrayList<>(source.store.freshOn(source.unit, account.id(), List.of(day)));
        Set<BankStatementId> others = ids(one -> one.format() != format);
        rows.removeIf(row -> !others.contains(row.statementId()) || !row.isIn(account));
        Set<String> said = new Repeats(source.unit, account.id(), own).said(rows);
        rows.removeIf(row -> before.contains(row.id()));
        var told = new Others(new ArrayList<>(), new ArrayList<>());
        for (BankStore.StoredRow row : claims.left(free(rows, known))) {
            (said.contains(row.id()) ? told.said : told.open).add(row);
        }
        return told;
    }

    /// What its statements repeat.
    Repeats repeats() {
        return new Repeats(source.unit, account.id(), ids(_ -> true));
    }

    private Set<BankStatementId> ids(Predicate<TakenStatement> which) {
        return all.stream().filter(which).map(TakenStatement::id).collect(Collectors.toSet());
    }

    /// Whether a day begins or ends at one balance for a plan and a statement of these rows: then
    /// both tell the same movements from there. One with a row in no currency reaches no balance
    /// that is known.
    private boolean isTied(Plan plan, LocalDate day, List<BankStore.StoredRow> rows) {
        Money start = Strands.start(plan.statement());
        if (start == null) {
            return false;
        }
        Set<BankStatementId> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.statementId()));
        Money begins = start.plus(moved(plan.moved(), day));
        Money ends = start.plus(moved(plan.moved(), day.plusDays(1)));
        return all.stream()
                .filter(one -> ids.contains(one.id()) && !moved.saysNoCurrency(one))
                .filter(moved::addsUp)
                .anyMatch(
                        one -> {
                            Money from = opening(one);
                            List<Chain.Moved> of = moved.of(one);
                            return from != null
                                    && (from.plus(moved(of, day)).equals(begins)
                                            || from.plus(moved(of, day.plusDays(1))).equals(ends));
                        });
    }

    /// What is moved before a day.
    private Money moved(List<Chain.Moved> all, LocalDate before) {
        return all.stream()
                .filter(one -> one.day().isBefore(before))
                .map(Chain.Moved::money)
                .reduce(Money.zero(account.currency()), Money::plus);
    }

    private static List<BankStore.StoredRow> free(
            List<BankStore.StoredRow> rows, Map<String, String> known) {
        List<BankStore.StoredRow> free = new ArrayList<>(rows);
        Set<String> taken = Set.copyOf(known.values());
        free.removeIf(row -> taken.contains(row.original()));
        return free;
    }

    private List<BankStore.StoredRow> booked(TakenStatement one) {
        return source.store.rowsOf(source.unit, one.id()).stream()
                .filter(row -> row.rowFate() != RowFate.NOT_BOOKED)
                .toList();
    }
}
