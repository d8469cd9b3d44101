package fidus.server.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Breaks seen together: their causes over time, their ages, and explaining several alike.
final class BreakReports {
    private static final int MOST_YEARS = 5;

    private final Breaks breaks;

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

    private CauseTrend causes(Asked asked, AskCauses ask) {
        Unit unit = asked.unit();
        if (ask.from().isBefore(RunWork.today(unit).minusYears(MOST_YEARS))) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "Causes are shown for at most " + MOST_YEARS + " years.");
        }
        return new CountedCauses(unit, breaks.store(), ask).trend(RunWork.today(unit));
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
}
