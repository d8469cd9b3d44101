package fidus.server.reconciliation;

import static fidus.server.paper.Paper.LEFT;
import static fidus.server.paper.Paper.RIGHT;
import static fidus.server.paper.Paper.WIDTH;

import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.server.paper.Paper;
import fidus.server.paper.Style;
import fidus.server.paper.Table;
import fidus.server.paper.Table.Column;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What unsettled breaks come to in the aged report: one line for each account and currency, since
/// sums of different currencies are never added.
final class AgedMoney {
    private final AgedBreaks aged;
    private final Paper paper;
    private final Map<String, Map<String, Sums>> byAccount = new LinkedHashMap<>();
    private final Map<String, Sums> all = new TreeMap<>();

    AgedMoney(AgedBreaks aged, Paper paper) {
        this.aged = aged;
        this.paper = paper;
        for (AgedBreaks.Line line : aged.lines()) {
            for (Money sum : line.sums()) {
                String currency = sum.currency().code();
                byAccount
                        .computeIfAbsent(line.account(), _ -> new TreeMap<>())
                        .computeIfAbsent(currency, _ -> new Sums())
                        .add(line.ageBucket(), sum);
                all.computeIfAbsent(currency, _ -> new Sums()).add(line.ageBucket(), sum);
            }
        }
    }

    void write() {
        if (!all.isEmpty()) {
            byAge();
            List<AgedBreaks.Once> once = aged.once();
            if (once != null) {
                once(once);
            }
        }
    }

    private void byAge() {
        List<Column> columns = new ArrayList<>();
        paper.down(250);
        columns.add(Column.whole("Differences", LEFT, 1_000));
        columns.add(Column.text("", LEFT + 1_040, 250));
        AgeBucket[] buckets = AgeBucket.values();
        for (int i = 0; i < buckets.length; i++) {
            columns.add(
                    Column.figures(AgedPaper.days(buckets[i]), RIGHT - (buckets.length - i) * 610));
        }
        columns.add(Column.figures("All", RIGHT));
        List<List<String>> rows = new ArrayList<>();
        byAccount.forEach((account, sums) -> rows.addAll(rows(account, sums)));
        rows.addAll(rows(AgedPaper.ALL, all));
        new Table(paper, columns).write(rows, List.of());
    }

    private static List<List<String>> rows(String account, Map<String, Sums> sums) {
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((currency, one) -> rows.add(one.row(account, currency)));
        return rows;
    }

    /// The accounts of which several rules say one and the same money, and what all come to then.
    private void once(List<AgedBreaks.Once> once) {
        Map<String, Money> totals = new TreeMap<>();
        all.forEach((currency, sums) -> totals.put(currency, sums.sum()));
        List<List<String>> rows = new ArrayList<>();
        for (AgedBreaks.Once account : once) {
            for (Money sum : account.sums()) {
                String currency = sum.currency().code();
                Money listed = listed(account.account(), sum);
                totals.merge(currency, sum.minus(listed), Money::plus);
                rows.add(row(account.account(), listed, sum));
            }
        }
        totals.forEach(
                (currency, sum) ->
                        rows.add(row(AgedPaper.ALL, listed(all.get(currency), sum), sum)));
        paper.down(250);
        paper.paragraph(
                Style.BODY,
                LEFT,
                WIDTH,
                "Several rules say the same of one wrong deal: its rows, a second copy of it and"
                        + " the balance. No break is left out above; here such money counts"
                        + " once.");
        new Table(
                        paper,
                        List.of(
                                Column.whole("Each difference once", LEFT, 1_000),
                                Column.text("", LEFT + 1_040, 250),
                                Column.figures("Listed", RIGHT - 610),
                                Column.figures("Once", RIGHT)))
                .write(rows, List.of());
    }

    private static List<String> row(String account, Money listed, Money once) {
        return List.of(
                account, once.currency().code(), AgedPaper.amount(listed), AgedPaper.amount(once));
    }

    private Money listed(String account, Money like) {
        return listed(byAccount.getOrDefault(account, Map.of()).get(like.currency().code()), like);
    }

    private static Money listed(@Nullable Sums sums, Money like) {
        return sums == null ? Money.zero(like.currency()) : sums.sum();
    }

    /// What the breaks of one currency come to, by age.
    private static final class Sums {
        private final Map<AgeBucket, Money> byAge = new EnumMap<>(AgeBucket.class);

        void add(AgeBucket bucket, Money sum) {
            byAge.merge(bucket, sum, Money::plus);
        }

        /// Of all ages; there is at least one.
        Money sum() {
            return byAge.values().stream().reduce(Money::plus).orElseThrow();
        }

        List<String> row(String account, String currency) {
            List<String> row = new ArrayList<>(List.of(account, currency));
            for (AgeBucket bucket : AgeBucket.values()) {
                Money sum = byAge.get(bucket);
                row.add(sum == null ? AgedPaper.NONE : AgedPaper.amount(sum));
            }
            row.add(AgedPaper.amount(sum()));
            return row;
        }
    }
}
