package fidus.server.close;

import fidus.close.AccountWorth;
import fidus.close.BookLine;
import fidus.close.CarriedItem;
import fidus.close.CloseFigures;
import fidus.close.CloseStep;
import fidus.close.SignedRun;
import fidus.close.SkippedStep;
import fidus.close.StepState;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.SnapshotHead;
import fidus.ledger.Chart;
import fidus.ledger.ChartAccount;
import fidus.mt5.Reading;
import fidus.reconciliation.ReconciliationRun;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What two people sign of a month.
final class Figures {
    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts facts;

    private Figures(Unit unit, Closes.Ground ground, MonthFacts facts) {
        this.unit = unit;
        this.ground = ground;
        this.facts = facts;
    }

    static CloseFigures of(Unit unit, Closes.Ground ground, Checklist.Seen seen) {
        return new Figures(unit, ground, seen.facts()).of(seen.steps());
    }

    /// What the books held on each account of the chart at the end of a month.
    static List<BookLine> books(Unit unit, Ledger ledger, YearMonth month) {
        return ledger.balances(unit, List.of(), List.of(), month).stream()
                .map(
                        one ->
                                new BookLine(
                                        one.account(),
                                        Chart.find(one.account())
                                                .map(ChartAccount::name)
                                                .orElse(""),
                                        one.balance()))
                .toList();
    }

    private CloseFigures of(List<CloseStep> steps) {
        YearMonth month = facts.days().month();
        SnapshotHead snapshot = facts.fees().snapshot();
        return new CloseFigures(
                month.toString(),
                facts.close().round(),
                books(unit, ground.ledger(), month),
                facts.ties(),
                snapshot == null ? "" : snapshot.hash(),
                accounts(),
                facts.wanted().stream().map(one -> one.run()).filter(Objects::nonNull).toList(),
                runs(),
                carried(),
                skipped(steps),
                facts.coverage(),
                facts.attested(),
                facts.measures());
    }

    private List<AccountWorth> accounts() {
        var worth = new ArrayList<AccountWorth>();
        for (MonthAccount account : facts.fees().accounts()) {
            Reading reading = account.reading();
            if (reading != null) {
                worth.add(
                        new AccountWorth(
                                account.account(),
                                reading.ownedEquity(),
                                reading.asOf(),
                                account.pnl() == null ? null : account.pnl().truePnl()));
            }
        }
        return worth;
    }

    private List<SignedRun> runs() {
        var signed = new ArrayList<SignedRun>();
        for (MonthFacts.Reconciled one : facts.runs()) {
            for (ReconciliationRun run :
                    one.isSigned() ? one.covered().runs() : List.<ReconciliationRun>of()) {
                signed.add(
                        new SignedRun(
                                one.account(),
                                run.from(),
                                run.to(),
                                ground.reconciliations().evidence(unit, run.id()).orElse("")));
            }
        }
        return signed;
    }

    /// What is still due of what was listed.
    private List<CarriedItem> carried() {
        Set<CarriedItem> due = Set.copyOf(facts.due());
        return facts.close().carried().stream().filter(due::contains).toList();
    }

    private static List<SkippedStep> skipped(List<CloseStep> steps) {
        return steps.stream()
                .filter(step -> step.stepState() == StepState.SKIPPED)
                .map(CloseStep::skipped)
                .filter(Objects::nonNull)
                .toList();
    }
}
