package fidus.server.bank;

import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// S4 by the numbers that banks print on statements: a statement whose rows come to zero leaves no
/// gap between balances, but its number is left out. A number is taken to be left out only where
/// three statements of the year before it counted up one by one, or where the statements that had
/// all the numbers between two were set aside and nothing without a number tells their days; where
/// the number is the day of the year nothing is told.
public final class NumberJumps {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?:\\D.*)?");

    /// Of a jump that could be told by what was set aside.
    private static final long MOST_ASIDE = 1_000;

    private final List<TakenStatement> counting;
    private final Supplier<List<TakenStatement>> asides;
    private @Nullable List<Numbered> aside;

    private NumberJumps(List<TakenStatement> counting, Supplier<List<TakenStatement>> asides) {
        this.counting = counting;
        this.asides = asides;
    }

    /// Numbers that no statement has.
    ///
    /// @param first the first of them
    /// @param last the last of them
    public record Jump(TakenStatement before, TakenStatement after, long first, long last) {
        /// Such as `number 2 of 2026`.
        public String missing() {
            return (first == last ? "number " + first : "numbers " + first + " to " + last)
                    + " of "
                    + after.to().getYear();
        }

        /// Whether all that another says is missing is missing by this one too.
        boolean isAlso(Jump other) {
            return after.to().getYear() == other.after.to().getYear()
                    && first <= other.first
                    && last >= other.last;
        }

        /// What is missing, as a break names it.
        public String left() {
            return "no statement with " + missing();
        }

        /// What tells it.
        public String right() {
            return "%s is number %s, %s is number %s"
                    .formatted(
                            before.source(),
                            before.printedNumber(),
                            after.source(),
                            after.printedNumber());
        }

        /// Both as a sentence.
        public String sentence() {
            return "N" + left().substring(1) + ": " + right() + ".";
        }
    }

    private record Numbered(TakenStatement statement, long number) {
        boolean isInYearOf(Numbered other) {
            return statement.to().getYear() == other.statement.to().getYear();
        }

        boolean isDayOfYear() {
            return number == statement.to().getDayOfYear();
        }

        boolean isBetween(Numbered before, Numbered after) {
            return !statement.to().isBefore(before.statement.to())
                    && !statement.to().isAfter(after.statement.to());
        }
    }

    /// None where somebody said that the account's numbers mean nothing. Any other statement that
    /// was taken in for it is as one that was set aside.
    ///
    /// @param counting statements of the account that count
    static List<Jump> of(Unit unit, HouseAccount account, List<TakenStatement> counting) {
        boolean reads =
                new BankStore()
                        .setting(unit, account.id())
                        .map(BankAccountSetting::readsNumbers)
                        .orElse(true);
        Supplier<List<TakenStatement>> asides = () -> others(unit, account, counting);
        return reads ? new NumberJumps(counting, asides).jumps() : List.of();
    }

    /// The same of statements that count as they are told.
    public static List<Jump> told(Unit unit, HouseAccount account, List<StatementCard> counting) {
        return of(unit, account, counting.stream().map(StatementCard::statement).toList());
    }

    private static List<TakenStatement> others(
            Unit unit, HouseAccount account, List<TakenStatement> counting) {
        Set<BankStatementId> count =
                counting.stream().map(TakenStatement::id).collect(Collectors.toSet());
        return new BankStore()
                .taken(unit, account.id()).stream()
                        .filter(one -> !count.contains(one.id()))
                        .toList();
    }

    /// The sentences of some, by the statement after.
    static Map<BankStatementId, String> after(Collection<Jump> jumps) {
        Map<BankStatementId, String> after = new HashMap<>();
        jumps.forEach(jump -> after.put(jump.after.id(), jump.sentence()));
        return after;
    }

    private List<Jump> jumps() {
        List<Numbered> numbered = numbered(counting);
        List<Jump> jumps = new ArrayList<>();
        int steps = 0;
        for (int i = 1; i < numbered.size(); i++) {
            Numbered before = numbered.get(i - 1);
            Numbered after = numbered.get(i);
            long step = after.number - before.number;
            boolean year = after.isInYearOf(before);
            boolean days = before.isDayOfYear() && after.isDayOfYear();
            boolean told = year && step > 1 && !days && (steps >= 2 || wereThere(before, after));
            if (told) {
                jumps.add(
                        new Jump(
                                before.statement,
                                after.statement,
                                before.number + 1,
                                after.number - 1));
            }
            boolean same = year && step == 0; // another page of it
            boolean next = year && step == 1;
            boolean goesOn = told || (step > 1 && year && steps >= 2);
            steps = same ? steps : next ? steps + 1 : goesOn ? Math.max(steps, 2) : 0;
        }
        return jumps;
    }

    /// Whether statements that count no more had all the numbers between two, and none that has no
    /// number tells the days of one of them.
    private boolean wereThere(Numbered before, Numbered after) {
        if (after.number - before.number > MOST_ASIDE) {
            return false;
        }
        List<Numbered> gone = aside == null ? numbered(asides.get()) : aside;
        aside = gone;
        List<Numbered> between = gone.stream().filter(one -> one.isBetween(before, after)).toList();
        Set<Long> numbers = between.stream().map(Numbered::number).collect(Collectors.toSet());
        return LongStream.range(before.number + 1, after.number).allMatch(numbers::contains)
                && between.stream().map(Numbered::statement).noneMatch(this::isToldElsewhere);
    }

    private boolean isToldElsewhere(TakenStatement gone) {
        return counting.stream()
                .filter(one -> !NUMBER.matcher(one.printedNumber()).matches())
                .anyMatch(one -> !one.from().isAfter(gone.from()) && !one.to().isBefore(gone.to()));
    }

    /// In the order of their last days, then of their numbers; those without a number left out.
    private static List<Numbered> numbered(List<TakenStatement> all) {
        List<Numbered> numbered = new ArrayList<>();
        for (TakenStatement one : all) {
            Matcher printed = NUMBER.matcher(one.printedNumber());
            if (printed.matches()) {
                String number = Objects.requireNonNull(printed.group(1));
                numbered.add(new Numbered(one, Long.parseLong(number)));
            }
        }
        numbered.sort(
                Comparator.comparing((Numbered one) -> one.statement.to())
                        .thenComparingLong(Numbered::number));
        return numbered;
    }
}
