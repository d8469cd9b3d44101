package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.BankBalance;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What two persons decide on when a statement is set aside: what it says, and what follows when
/// nothing of it counts any more.
///
/// @param ground where it is looked up
/// @param all statements of the account that count, this one among them
/// @param rows of this one
/// @param heirs rows of other statements that count in the place of these from then on
record AsideShown(
        Ground ground,
        TakenStatement statement,
        List<TakenStatement> all,
        List<BankStore.StoredRow> rows,
        List<BankStore.StoredRow> heirs) {
    /// Labels under which each line is a statement of its own.
    static final Set<String> SENTENCES =
            Set.of(Label.OPENS, Label.ENDS, Label.LEAVES, Label.LEAVES_NO_MORE, Label.SIGN_OFF);

    private static final int NAMED = 5;

    /// Where it is looked up.
    record Ground(Unit unit, Taking taking, Matching matching) {}

    /// The names of the lines that say what follows.
    private static final class Label {
        static final String GONE = "Counts no more";
        static final String INSTEAD = "Counts instead";
        static final String OPENS = "Opens a balance break at";
        static final String ENDS = "Ends the balance break at";
        static final String DAYS = "Leaves days missing";
        static final String LEAVES = "Leaves a number missing";
        static final String LEAVES_NO_MORE = "No number is missing any more before";
        static final String SIGN_OFF = "Sign-off that waits";
        static final String RUNS = "Reconciliation";

        private Label() {}
    }

    /// What the statement says, and what follows.
    List<Shown> lines() {
        List<Shown> lines = new ArrayList<>();
        lines.add(new Shown("Account", statement.bankAccount()));
        lines.add(new Shown("Days", statement.from() + " to " + statement.to()));
        lines.add(new Shown("Opening", money(statement.opening())));
        lines.add(new Shown("Closing", money(statement.closing())));
        lines.add(new Shown("Rows", statement.rows() + ", " + counting() + " of them count"));
        lines.add(new Shown("Sum of its rows", sum(_ -> true)));
        lines.addAll(follows());
        return lines;
    }

    /// What follows alone.
    List<Shown> follows() {
        HouseAccount account = ground.taking.houses().get(ground.unit, statement.houseAccountId());
        List<Shown> lines = new ArrayList<>(leaves(account));
        lines.add(new Shown(Label.RUNS, runs(ground.unit, ground.matching, account)));
        return lines;
    }

    /// What counts, is missing and is held up then. Matches that a run made are no part of it: they
    /// end, and come again with the next one.
    private List<Shown> leaves(HouseAccount account) {
        List<Shown> lines = new ArrayList<>();
        lines.add(new Shown(Label.GONE, sum(BankStore.StoredRow::counts)));
        if (!heirs.isEmpty()) {
            lines.add(
                    new Shown(
                            Label.INSTEAD,
                            named(heirs.stream().map(BankStore.StoredRow::id).toList())
                                    + (heirs.size() == 1
                                            ? ", which says the same"
                                            : ", which say the same")));
        }
        lines.addAll(breaks(ground.unit, ground.taking));
        lines.addAll(days(ground.unit, account));
        lines.addAll(numbers(ground.unit, account));
        lines.addAll(signOffs(account));
        return lines;
    }

    /// Says that it would leave what was read when it was asked for.
    ///
    /// @throws Refused `STALE_VERSION`
    void requireStill(List<Shown> before) {
        HouseAccount account = ground.taking.houses().get(ground.unit, statement.houseAccountId());
        List<Shown> now = leaves(account);
        List<Shown> was = before.stream().filter(AsideShown::isLeft).toList();
        List<String> otherwise = new ArrayList<>();
        now.stream()
                .filter(line -> !was.contains(line))
                .forEach(line -> otherwise.add(said(line) + " That was not so."));
        was.stream()
                .filter(line -> !now.contains(line))
                .forEach(line -> otherwise.add(said(line) + " That is not so any more."));
        if (!otherwise.isEmpty()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Setting the %s aside would leave something else by now than when it was asked for. %s Nothing was set aside. Ask for it again, so that this is read before it is agreed to."
                            .formatted(
                                    statement.source(),
                                    String.join(" ", otherwise.stream().limit(NAMED).toList())));
        }
    }

    private static boolean isLeft(Shown line) {
        return SENTENCES.contains(line.label())
                || List.of(Label.GONE, Label.INSTEAD, Label.DAYS).contains(line.label());
    }

    private static String said(Shown line) {
        String end = line.value().endsWith(".") ? "" : ".";
        return "“" + line.label() + ": " + line.value() + end + "”";
    }

    /// Those of runs of its days: each counts only as long as its run holds.
    private List<Shown> signOffs(HouseAccount account) {
        return ground.matching.waiting().apply(ground.unit, account).stream()
                .filter(run -> run.isToldBy(statement))
                .map(
                        run ->
                                new Shown(
                                        Label.SIGN_OFF,
                                        "%s to %s, which %s asked for. It cannot be given where its run compared what counts no more; those days are run again first."
                                                .formatted(run.from(), run.to(), run.byName())))
                .toList();
    }

    private long counting() {
        return rows.stream().filter(BankStore.StoredRow::counts).count();
    }

    private String sum(Predicate<BankStore.StoredRow> which) {
        Map<String, Money> sums = new TreeMap<>();
        rows.stream()
                .filter(row -> row.rowFate() != RowFate.NOT_BOOKED)
                .filter(which)
                .forEach(
                        row -> sums.merge(row.money().currency().code(), row.money(), Money::plus));
        Currency currency = statement.currency();
        return sums.isEmpty()
                ? Money.zero(currency).toString()
                : sums.values().stream().map(Money::toString).collect(Collectors.joining(", "));
    }

    /// Where the statements do not follow each other any more without it, or do so again.
    private List<Shown> breaks(Unit unit, Taking taking) {
        Map<BankStatementId, Continuity> now = new HashMap<>();
        for (StatementCard card : Chained.of(unit, taking, all).cards()) {
            now.put(card.statement().id(), card.continuity());
        }
        List<Shown> lines = new ArrayList<>();
        for (StatementCard card : Chained.of(unit, taking, rest()).cards()) {
            Continuity before = Objects.requireNonNull(now.get(card.statement().id()));
            Continuity after = card.continuity();
            if (before.holds() && !after.holds()) {
                lines.add(
                        new Shown(
                                Label.OPENS, card.statement().source() + ": " + after.sentence()));
            } else if (!before.holds() && after.holds()) {
                lines.add(new Shown(Label.ENDS, card.statement().source()));
            }
        }
        return lines;
    }

    /// S4: for which days a statement was due that no other one speaks of.
    private List<Shown> days(Unit unit, HouseAccount account) {
        List<LocalDate> missing = new ArrayList<>(due(unit, account, rest()));
        missing.removeAll(due(unit, account, all));
        List<String> days = missing.stream().map(LocalDate::toString).toList();
        return days.isEmpty()
                ? List.of()
                : List.of(
                        new Shown(Label.DAYS, "No statement that speaks of " + named(days) + "."));
    }

    private static List<LocalDate> due(
            Unit unit, HouseAccount account, List<TakenStatement> statements) {
        return new BankStore()
                .setting(unit, account.id())
                .map(set -> Missing.of(set, account.currency(), statements, unit.today()))
                .orElse(List.of());
    }

    private List<TakenStatement> rest() {
        return all.stream().filter(one -> !one.id().equals(statement.id())).toList();
    }

    /// Which of the bank's numbers no statement has without it, or none lacks any more.
    private List<Shown> numbers(Unit unit, HouseAccount account) {
        List<NumberJumps.Jump> before = NumberJumps.of(unit, account, all);
        List<NumberJumps.Jump> after = NumberJumps.of(unit, account, rest());
        Set<String> known = before.stream().map(NumberJumps.Jump::left).collect(Collectors.toSet());
        List<Shown> lines = new ArrayList<>();
        after.stream()
                .filter(jump -> !known.contains(jump.left()))
                .forEach(jump -> lines.add(new Shown(Label.LEAVES, jump.sentence())));
        before.stream()
                .filter(jump -> after.stream().noneMatch(other -> other.isAlso(jump)))
                .forEach(jump -> lines.add(new Shown(Label.LEAVES_NO_MORE, jump.after().source())));
        return lines;
    }

    private String runs(Unit unit, Matching matching, HouseAccount account) {
        Set<String> counting =
                rows.stream()
                        .filter(BankStore.StoredRow::counts)
                        .map(BankStore.StoredRow::id)
                        .collect(Collectors.toSet());
        Matching.Matched used =
                matching.among().apply(unit, new Matching.Rows(account, Set.of(), counting));
        List<String> matched = used.statement().keySet().stream().sorted().toList();
        String ends =
                matched.isEmpty()
                        ? "None of its rows is in a match."
                        : named(matched) + " are in matches, which end with the next run.";
        return ends
                + " Breaks of its rows end with the next run of %s to %s."
                        .formatted(statement.from(), statement.to());
    }

    private static String named(List<String> ids) {
        String first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return ids.size() <= NAMED ? first : first + " and " + (ids.size() - NAMED) + " more";
    }

    private static String money(@Nullable BankBalance balance) {
        return balance == null
                ? "not printed"
                : balance.money() + (balance.on() == null ? "" : " on " + balance.on());
    }
}
