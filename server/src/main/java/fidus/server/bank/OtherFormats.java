package fidus.server.bank;

import fidus.money.Money;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What another format said of a day, held against the rows of that day that come. A sum in common
/// does not make two rows one movement: counted twice it is money nobody has, dropped as a
/// repetition it is money somebody misses. So the day is told by its whole: all rows of both pair,
/// or both come to one sum; or, where one of them says more, the balances or the words of every
/// pair. What none of it tells is left to a person.
final class OtherFormats {
    /// A number of fewer digits may be a part of a day or a sum.
    private static final int DIGITS = 5;

    private static final int LETTERS = 3;

    private OtherFormats() {}

    /// The stored rows that say the same, by identity.
    ///
    /// @param same where it is told
    /// @param doubtful where only day and sum are in common, and a person is asked
    /// @param taken the ids of stored rows that are said again in one sum with others
    record Again(
            Map<String, BankStore.StoredRow> same,
            Map<String, BankStore.StoredRow> doubtful,
            Set<String> taken) {
        static Again empty() {
            return new Again(new LinkedHashMap<>(), new LinkedHashMap<>(), new HashSet<>());
        }

        /// The ids of the rows that count for those that are the same.
        Map<String, String> known() {
            Map<String, String> known = new HashMap<>();
            same.forEach((identity, row) -> known.put(identity, row.original()));
            return known;
        }
    }

    /// One day.
    ///
    /// @param lines that come, and are not known
    /// @param rows that are stored, and nothing of the file says
    /// @param zero in the account's currency
    record Day(List<Plan.Line> lines, List<BankStore.StoredRow> rows, Money zero) {
        /// @param tied whether it begins or ends at one balance for both
        void tell(boolean tied, Again again) {
            boolean asOne = sums(lines, line -> line.row().money()).equals(sums());
            boolean total = asOne && !sums().isZero();
            BankStore.StoredRow first = rows.getFirst();
            Map<String, Plan.Line> came = new HashMap<>();
            lines.forEach(line -> came.put(line.identity(), line));
            Map<String, BankStore.StoredRow> pairs = pair(lines, rows);
            boolean whole = lines.isEmpty() && rows.isEmpty();
            boolean covered = lines.isEmpty() || rows.isEmpty();
            boolean told =
                    total
                            || whole
                            || (covered
                                    && (tied
                                            || pairs.entrySet().stream()
                                                    .allMatch(of -> agree(came, of))));
            (told ? again.same : again.doubtful).putAll(pairs);
            if (total) {
                rows.forEach(row -> again.taken.add(row.original()));
                lines.forEach(line -> again.same.put(line.identity(), first));
            }
        }

        private Money sums() {
            return sums(rows, BankStore.StoredRow::money);
        }

        private <T> Money sums(List<T> of, Function<T, Money> money) {
            return of.stream().map(money).reduce(zero, Money::plus);
        }

        private static boolean agree(
                Map<String, Plan.Line> came, Map.Entry<String, BankStore.StoredRow> pair) {
            Plan.Line line = came.get(pair.getKey());
            return line != null && OtherFormats.agree(line, pair.getValue());
        }
    }

    /// Asks for lines that nothing else says whether they are rows that others said again before.
    static void ask(List<Plan.Line> lines, List<BankStore.StoredRow> said, Again again) {
        lines.removeIf(line -> again.same.containsKey(line.identity()));
        again.doubtful.putAll(pair(lines, said));
    }

    /// Each line with a row of its sum: one of its own day and in its words before one of its day,
    /// and that before another; what finds its row is taken out of both lists.
    static Map<String, BankStore.StoredRow> pair(
            List<Plan.Line> lines, List<BankStore.StoredRow> rows) {
        Map<Money, List<BankStore.StoredRow>> bySum = new HashMap<>();
        rows.forEach(row -> bySum.computeIfAbsent(row.money(), _ -> new ArrayList<>()).add(row));
        BiPredicate<Plan.Line, BankStore.StoredRow> sameDay =
                (line, row) -> row.day().equals(line.day());
        BiPredicate<Plan.Line, BankStore.StoredRow> any = (_, _) -> true;
        Map<String, BankStore.StoredRow> paired = new LinkedHashMap<>();
        for (var as : List.of(sameDay.and(OtherFormats::agree), sameDay, any)) {
            for (Plan.Line line : lines) {
                List<BankStore.StoredRow> alike = bySum.getOrDefault(line.row().money(), List.of());
                if (!alike.isEmpty() && !paired.containsKey(line.identity())) {
                    alike.stream()
                            .filter(row -> as.test(line, row))
                            .findFirst()
                            .ifPresent(
                                    row -> {
                                        alike.remove(row);
                                        paired.put(line.identity(), row);
                                    });
                }
            }
        }
        Set<String> gone =
                paired.values().stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        lines.removeIf(line -> paired.containsKey(line.identity()));
        rows.removeIf(row -> gone.contains(row.id()));
        return paired;
    }

    /// Whether two rows say the same in their own words: at least half of what the shorter one
    /// says, with a number or reference in common where both give one.
    private static boolean agree(Plan.Line line, BankStore.StoredRow row) {
        Set<String> one = words(Words.of(line.row()));
        Set<String> other = words(Words.of(row.row()));
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        boolean named = one.stream().noneMatch(OtherFormats::isCode);
        named = named || other.stream().noneMatch(OtherFormats::isCode);
        return !both.isEmpty()
                && both.size() * 2 >= Math.min(one.size(), other.size())
                && (named || both.stream().anyMatch(OtherFormats::isCode));
    }

    private static Set<String> words(String said) {
        Set<String> words = new HashSet<>(List.of(said.strip().split(" ", -1)));
        words.removeIf(word -> !tells(word));
        return words;
    }

    private static boolean tells(String word) {
        boolean number = word.chars().allMatch(Character::isDigit);
        int least = number ? DIGITS : isCode(word) ? 2 : LETTERS;
        return word.length() >= least && !word.equals("NOTPROVIDED");
    }

    private static boolean isCode(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
