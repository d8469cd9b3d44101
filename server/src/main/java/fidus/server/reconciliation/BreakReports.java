package fidus.server.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.AskCauses;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.statements.StatementFile;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Breaks seen together: their causes over time, their ages, and explaining several alike.
final class BreakReports {
    private static final int MOST_YEARS = 5;

    private final Breaks breaks;
    private final BreakTrendStore trends = new BreakTrendStore();

    BreakReports(Breaks breaks) {
        this.breaks = breaks;
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.EXPLAIN_ALL, this::explainAll);
        routes.answer(ReconciliationCalls.CAUSES, this::causes);
        routes.answer(ReconciliationCalls.AGED, this::aged);
        routes.answer(ReconciliationCalls.AGED_FILE, this::agedFile);
    }

    /// One transaction: what one refuses, none gets.
    private BreakList explainAll(Asked asked, ExplainBreaks ask) {
        int size = ask.breaks().size();
        if (size == 0 || size > ExplainBreaks.MOST) {
            throw Refused.at(
                    "breaks",
                    Problem.Code.BAD_VALUE,
                    "Choose 1 to " + ExplainBreaks.MOST + " breaks.");
        }
        if (new HashSet<>(ask.breaks()).size() != size) {
            throw Refused.at("breaks", Problem.Code.BAD_VALUE, "A break is chosen twice.");
        }
        List<BreakCard> explained = new ArrayList<>();
        for (ExplainBreaks.Shown one : ask.breaks()) {
            explained.add(
                    breaks.explanations()
                            .explain(
                                    asked,
                                    new ExplainBreak(
                                            one.id(),
                                            ask.owner(),
                                            ask.causeCode(),
                                            ask.note(),
                                            one.version())));
        }
        return new BreakList(explained);
    }

    /// @param month and cause as text, in the order they are listed
    private record Cell(String month, String cause, boolean matched) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int months = month.compareTo(other.month);
            if (months != 0 || cause.isEmpty() || other.cause.isEmpty()) {
                return months != 0 ? months : cause.compareTo(other.cause);
            }
            int causes = CauseCode.valueOf(cause).compareTo(CauseCode.valueOf(other.cause));
            return causes == 0 ? Boolean.compare(matched, other.matched) : causes;
        }
    }

    private CauseTrend causes(Asked asked, AskCauses ask) {
        Unit unit = asked.unit();
        if (ask.from().isBefore(RunWork.today(unit).minusYears(MOST_YEARS))) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "Causes are shown for at most " + MOST_YEARS + " years.");
        }
        Map<Cell, Integer> counts = new TreeMap<>();
        for (BreakTrendStore.Counted one : trends.counts(unit, ask.account(), ask.from())) {
            counts.merge(
                    new Cell(YearMonth.from(one.day()).toString(), one.cause(), one.matched()),
                    one.count(),
                    Integer::sum);
        }
        Map<Cell, Sums> sums = new TreeMap<>();
        for (BreakTrendStore.Summed one : trends.sums(unit, ask.account(), ask.from())) {
            sums.computeIfAbsent(
                            new Cell(
                                    YearMonth.from(one.day()).toString(),
                                    one.cause(),
                                    one.matched()),
                            _ -> new Sums())
                    .add(one.sum());
        }
        List<CauseTrend.Cell> cells = new ArrayList<>();
        counts.forEach(
                (cell, count) ->
                        cells.add(
                                new CauseTrend.Cell(
                                        cell.month(),
                                        cell.cause().isEmpty()
                                                ? null
                                                : CauseCode.valueOf(cell.cause()),
                                        count,
                                        sums.getOrDefault(cell, new Sums()).list(),
                                        cell.matched() ? true : null)));
        return new CauseTrend(cells);
    }

    private AgedBreaks aged(Asked asked, Nothing nothing) {
        return breaks.counts(asked.unit()).aged();
    }

    private StatementFile agedFile(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        BreakCounts counts = breaks.counts(unit);
        AgedBreaks aged = counts.aged();
        List<BreakId> listed = counts.oldest(AgedPaper.MOST).stream().map(BreakLine::id).toList();
        return StatementFile.of(
                "breaks-by-age-" + aged.on() + ".pdf",
                "application/pdf",
                AgedPaper.pdf(aged, breaks.cards(asked, listed), unit.now()));
    }

    /// One sum for each currency.
    private static final class Sums {
        private final Map<String, Money> byCurrency = new TreeMap<>();

        void add(Money sum) {
            byCurrency.merge(sum.currency().code(), sum, Money::plus);
        }

        List<Money> list() {
            return List.copyOf(byCurrency.values());
        }
    }
}
