package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.dashboard.BreakTally;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Breaks counted from the lines kept in memory: nothing is read for it however many there are.
record BreakCounts(Collection<BreakLine> lines, LocalDate today, BreakDays days) {
    static final int MOST_AT_ONCE = 5_000;

    /// Open breaks per trading account that has any.
    Map<AccountKey, Integer> open() {
        Map<String, Integer> counts = new TreeMap<>();
        for (BreakLine line : lines) {
            if (line.state() == BreakState.OPEN && !BankComparison.isBank(line.account())) {
                counts.merge(line.account(), 1, Integer::sum);
            }
        }
        Map<AccountKey, Integer> open = new TreeMap<>();
        counts.forEach((account, count) -> open.put(Outcomes.account(account), count));
        return open;
    }

    /// The same of one account.
    BreakCounts of(String account) {
        return new BreakCounts(
                lines.stream().filter(line -> line.account().equals(account)).toList(),
                today,
                days);
    }

    /// All of them in one answer are for where there are few: whoever asks for very many takes the
    /// memory of everybody.
    ///
    /// @param account null for all
    /// @throws Refused `TOO_LARGE` with the way to read them page by page
    void requireFew(@Nullable String account, boolean openOnly) {
        long all =
                lines.stream()
                        .filter(line -> account == null || line.account().equals(account))
                        .filter(line -> !openOnly || line.isUnsettled())
                        .count();
        if (all > MOST_AT_ONCE) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "There are %d breaks, and one answer has up to %d. Ask for them page by page at %s."
                            .formatted(all, MOST_AT_ONCE, ReconciliationCalls.BREAK_PAGE.path()));
        }
    }

    /// Those of an account that may concern a day up to this one, by state.
    Map<BreakState, Integer> byState(String account, LocalDate through) {
        Map<BreakState, Integer> counts = new EnumMap<>(BreakState.class);
        for (BreakLine line : lines) {
            if (line.account().equals(account) && line.concerns(through)) {
                counts.merge(line.state(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /// Open breaks by severity and age.
    List<BreakTally> tallies() {
        Map<String, Integer> counts = new TreeMap<>();
        for (BreakLine line : lines) {
            if (line.state() == BreakState.OPEN) {
                String name = line.severity(today) + " " + AgeBucket.of(line.age(today));
                counts.merge(name, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(
                        count -> {
                            String[] name = count.getKey().split(" ", 2);
                            return new BreakTally(name[0], name[1], count.getValue());
                        })
                .toList();
    }

    /// How many unsettled breaks each owner has, by the text of the id.
    Map<String, Integer> owned() {
        Map<String, Integer> counts = new TreeMap<>();
        for (BreakLine line : lines) {
            String owner = line.owner();
            if (owner != null && line.isUnsettled()) {
                counts.merge(owner, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// What is unsettled, by account and age.
    AgedBreaks aged() {
        Map<String, Map<AgeBucket, Aged>> byAccount = new TreeMap<>();
        for (BreakLine line : lines) {
            if (line.isUnsettled()) {
                byAccount
                        .computeIfAbsent(line.account(), _ -> new TreeMap<>())
                        .computeIfAbsent(AgeBucket.of(line.age(today)), _ -> new Aged())
                        .add(line, line.isOverdue(today, days));
            }
        }
        List<AgedBreaks.Line> aged = new ArrayList<>();
        byAccount.forEach(
                (account, ages) ->
                        ages.forEach((bucket, one) -> aged.add(one.line(account, bucket))));
        return new AgedBreaks(today, aged, once());
    }

    /// What the accounts come to of which several rules say one and the same money, null where
    /// there are none.
    private @Nullable List<AgedBreaks.Once> once() {
        Map<String, List<BreakLine>> byAccount = new TreeMap<>();
        for (BreakLine line : lines) {
            if (line.isUnsettled() && !BankComparison.isBank(line.account())) {
                byAccount.computeIfAbsent(line.account(), _ -> new ArrayList<>()).add(line);
            }
        }
        List<AgedBreaks.Once> all = new ArrayList<>();
        byAccount.forEach(
                (account, own) -> {
                    List<Money> once = BreakSums.of(own).once();
                    if (once != null) {
                        all.add(new AgedBreaks.Once(account, once));
                    }
                });
        return all.isEmpty() ? null : all;
    }

    /// The oldest unsettled breaks of each account.
    ///
    /// @param most of each
    List<BreakLine> oldest(int most) {
        Map<String, List<BreakLine>> byAccount = new TreeMap<>();
        for (BreakLine line : lines) {
            if (line.isUnsettled()) {
                byAccount.computeIfAbsent(line.account(), _ -> new ArrayList<>()).add(line);
            }
        }
        Comparator<BreakLine> order =
                Comparator.comparing(BreakLine::firstSeenOn)
                        .thenComparing(BreakLine::rule)
                        .thenComparing(BreakLine::key);
        return byAccount.values().stream()
                .flatMap(own -> own.stream().sorted(order).limit(most))
                .toList();
    }

    /// What stands in one age of one account.
    private static final class Aged {
        private int count;
        private int overdue;
        private final Map<String, Money> sums = new TreeMap<>();

        void add(BreakLine line, boolean late) {
            @Nullable Money difference = line.difference();
            count++;
            overdue += late ? 1 : 0;
            if (difference != null) {
                sums.merge(difference.currency().code(), difference.abs(), Money::plus);
            }
        }

        AgedBreaks.Line line(String account, AgeBucket bucket) {
            return new AgedBreaks.Line(account, bucket, count, overdue, List.copyOf(sums.values()));
        }
    }
}
