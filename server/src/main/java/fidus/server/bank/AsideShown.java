package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.BankBalance;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
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
/// @param all statements of the account that count, this one among them
/// @param rows of this one
/// @param heirs rows of other statements that count in the place of these from then on
record AsideShown(
        TakenStatement statement,
        List<TakenStatement> all,
        List<BankStore.StoredRow> rows,
        List<BankStore.StoredRow> heirs) {
    private static final int NAMED = 5;

    List<Shown> lines(Unit unit, Taking taking, Matching matching, HouseAccount account) {
        List<Shown> lines = new ArrayList<>();
        lines.add(new Shown("Account", statement.bankAccount()));
        lines.add(new Shown("Days", statement.from() + " to " + statement.to()));
        lines.add(new Shown("Opening", money(statement.opening())));
        lines.add(new Shown("Closing", money(statement.closing())));
        lines.add(new Shown("Rows", statement.rows() + ", " + counting() + " of them count"));
        lines.add(new Shown("Sum of its rows", sum(_ -> true)));
        lines.add(new Shown("Counts no more", sum(BankStore.StoredRow::counts)));
        if (!heirs.isEmpty()) {
            lines.add(
                    new Shown(
                            "Counts instead",
                            named(heirs.stream().map(BankStore.StoredRow::id).toList())
                                    + (heirs.size() == 1
                                            ? ", which says the same"
                                            : ", which say the same")));
        }
        lines.addAll(breaks(unit, taking));
        lines.addAll(days(unit, account));
        lines.addAll(numbers(unit, account));
        lines.add(new Shown("Reconciliation", runs(unit, matching, account)));
        return lines;
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
                                "Opens a balance break at",
                                card.statement().source() + ": " + after.sentence()));
            } else if (!before.holds() && after.holds()) {
                lines.add(new Shown("Ends the balance break at", card.statement().source()));
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
                        new Shown(
                                "Leaves days missing",
                                "No statement that speaks of " + named(days) + "."));
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
                .forEach(jump -> lines.add(new Shown("Leaves a number missing", jump.sentence())));
        before.stream()
                .filter(jump -> after.stream().noneMatch(other -> other.isAlso(jump)))
                .forEach(
                        jump ->
                                lines.add(
                                        new Shown(
                                                "No number is missing any more before",
                                                jump.after().source())));
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
