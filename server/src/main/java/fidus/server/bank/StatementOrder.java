package fidus.server.bank;

import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Which of several statements comes first and which last. Those of one day lie in the order of
/// their balances: the first begins with a sum that no other of them ends with. Only where balances
/// tell nothing does the order count in which they were taken in.
public final class StatementOrder {
    private final Unit unit;
    private final BankSides sides;
    private final Map<TakenStatement, Optional<Money>> openings = new HashMap<>();
    private final Map<TakenStatement, Optional<Money>> closings = new HashMap<>();

    public StatementOrder(Unit unit, BankSides sides) {
        this.unit = unit;
        this.sides = sides;
    }

    /// @param statements at least one
    /// @param day which of its days a statement is placed by
    public TakenStatement first(
            List<TakenStatement> statements, Function<TakenStatement, LocalDate> day) {
        List<TakenStatement> earliest = of(statements, day, days(statements, day).getFirst());
        return among(earliest, this::begins).getFirst();
    }

    /// @param statements at least one
    /// @param day which of its days a statement is placed by
    public TakenStatement last(
            List<TakenStatement> statements, Function<TakenStatement, LocalDate> day) {
        List<TakenStatement> latest = of(statements, day, days(statements, day).getLast());
        return among(latest, this::ends).getLast();
    }

    private static List<LocalDate> days(
            List<TakenStatement> statements, Function<TakenStatement, LocalDate> day) {
        return statements.stream().map(day).sorted().toList();
    }

    /// As they were taken in.
    private static List<TakenStatement> of(
            List<TakenStatement> statements,
            Function<TakenStatement, LocalDate> day,
            LocalDate on) {
        return statements.stream()
                .filter(one -> day.apply(one).equals(on))
                .sorted(Comparator.comparingLong(TakenStatement::number))
                .toList();
    }

    /// Whether a statement is at that end of these.
    @FunctionalInterface
    private interface End {
        boolean holds(TakenStatement one, List<TakenStatement> all);
    }

    private static List<TakenStatement> among(List<TakenStatement> all, End end) {
        if (all.size() == 1) {
            return all;
        }
        List<TakenStatement> found = all.stream().filter(one -> end.holds(one, all)).toList();
        return found.isEmpty() ? all : found;
    }

    /// Whether more of them begin with its opening balance than ended with it before it ended.
    private boolean begins(TakenStatement one, List<TakenStatement> all) {
        Money opening = opening(one).orElse(null);
        return opening != null
                && count(all, this::opening, opening)
                        > count(
                                all.stream()
                                        .filter(other -> !other.ends().isAfter(one.ends()))
                                        .toList(),
                                this::closing,
                                opening);
    }

    /// Whether more of them end with its closing balance than began with it after it began.
    private boolean ends(TakenStatement one, List<TakenStatement> all) {
        Money closing = closing(one).orElse(null);
        return closing != null
                && count(all, this::closing, closing)
                        > count(
                                all.stream()
                                        .filter(other -> !other.begins().isBefore(one.begins()))
                                        .toList(),
                                this::opening,
                                closing);
    }

    private static long count(
            List<TakenStatement> all,
            Function<TakenStatement, Optional<Money>> balance,
            Money sum) {
        return all.stream().filter(one -> balance.apply(one).equals(Optional.of(sum))).count();
    }

    private Optional<Money> opening(TakenStatement one) {
        return openings.computeIfAbsent(one, it -> sides.opening(unit, it));
    }

    private Optional<Money> closing(TakenStatement one) {
        return closings.computeIfAbsent(one, it -> sides.closing(unit, it));
    }
}
