package fidus.server.close;

import fidus.auth.PersonId;
import fidus.close.StepKind;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.MonthAccount;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.SnapshotId;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.jobs.Job;
import fidus.ledger.PeriodState;
import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The long steps of a close, one account or contract in one unit of work. They may be interrupted
/// anywhere and run again: each posts only what is still missing.
final class CloseWork implements Jobs.Steps<CloseWork.Wanted> {
    static final String NAME = "CLOSE_STEP";

    private final Closes.Ground ground;

    /// @param makerId who asked for it
    record Wanted(String period, StepKind stepKind, PersonId makerId, String maker) {}

    CloseWork(Closes.Ground ground) {
        this.ground = ground;
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        YearMonth month = YearMonth.parse(wanted.period);
        String id = job.id().value().toString();
        var actor = new Actor(wanted.makerId, wanted.maker, List.of(), "job", id);
        return switch (wanted.stepKind) {
            case SNAPSHOT -> snapshot(job, actor, month);
            case MARK_TO_MARKET -> mark(actor, month, progress);
            case ACCRUALS -> accrue(actor, month, progress);
            case YEAR_END -> yearEnd(actor, month);
            default -> throw new IllegalStateException("No work: " + wanted.stepKind);
        };
    }

    private String snapshot(Job job, Actor actor, YearMonth month) {
        MonthSnapshot taken =
                ground.mongo()
                        .write(
                                unit -> {
                                    closing(unit, month);
                                    var id = new SnapshotId(job.id().value());
                                    return ground.feeRuns().take(unit, actor, id, month);
                                });
        long ready = taken.accounts().stream().filter(MonthAccount::isReady).count();
        return "Revision "
                + taken.revision()
                + " of the snapshot: "
                + ready
                + " of "
                + taken.accounts().size()
                + " accounts are ready.";
    }

    private String mark(Actor actor, YearMonth month, Progress progress) {
        List<Reading> readings = ground.mongo().read(unit -> readings(unit, month));
        int marked = 0;
        for (int i = 0; i < readings.size(); i++) {
            progress.stopIfAsked();
            Reading reading = readings.get(i);
            Money posted =
                    ground.mongo()
                            .write(
                                    unit -> {
                                        closing(unit, month);
                                        return ground.deals().mark(unit, actor, reading, month);
                                    });
            marked += posted.isZero() ? 0 : 1;
            progress.step(i + 1L, readings.size());
        }
        return marked + " of " + readings.size() + " accounts were marked to market.";
    }

    private List<Reading> readings(Unit unit, YearMonth month) {
        MonthSnapshot taken =
                ground.feeRuns()
                        .snapshot(unit, month)
                        .orElseThrow(
                                () ->
                                        Refused.because(
                                                Problem.Code.WRONG_STATE,
                                                "Take the snapshot of " + month + " first."));
        var readings = new ArrayList<Reading>();
        for (MonthAccount account : taken.accounts()) {
            Reading reading = account.reading();
            boolean trading =
                    ground.accounts().get(unit, account.account()).accountPurpose()
                            == AccountPurpose.TRADING;
            if (reading != null && trading) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private String accrue(Actor actor, YearMonth month, Progress progress) {
        List<InvestmentId> off = ground.mongo().read(unit -> off(unit, month));
        int posted = 0;
        for (int i = 0; i < off.size(); i++) {
            progress.stopIfAsked();
            InvestmentId id = off.get(i);
            boolean moved = ground.mongo().write(unit -> accrue(unit, actor, month, id));
            posted += moved ? 1 : 0;
            progress.step(i + 1L, off.size());
        }
        int pools = pools(actor, month, progress);
        return posted
                + " contracts "
                + (pools == 0 ? "" : "and the pools of " + pools + " ")
                + "were accrued to "
                + month.atEndOfMonth()
                + ".";
    }

    private String yearEnd(Actor actor, YearMonth month) {
        int posted =
                ground.mongo()
                        .write(
                                unit -> {
                                    closing(unit, month);
                                    return YearEnd.post(unit, actor, ground.ledger(), month);
                                });
        return posted + " accounts of income and costs went to the retained result.";
    }

    private int pools(Actor actor, YearMonth month, Progress progress) {
        int posted = 0;
        for (InvestmentId id : ground.mongo().read(unit -> ground.pools().behind(unit, month))) {
            progress.stopIfAsked();
            boolean moved =
                    ground.mongo()
                            .write(
                                    unit -> {
                                        closing(unit, month);
                                        return ground.pools().accrueThrough(unit, actor, id, month);
                                    });
            posted += moved ? 1 : 0;
        }
        return posted;
    }

    private boolean accrue(Unit unit, Actor actor, YearMonth month, InvestmentId id) {
        closing(unit, month);
        ContractBook book = ground.books().get(unit, id);
        Accrued accrued = Accrued.of(unit, ground.ledger(), month, book);
        return ground.books().accrue(unit, actor, book, month, accrued.of(book));
    }

    private List<InvestmentId> off(Unit unit, YearMonth month) {
        var days = new MonthFacts.Days(month, unit.days());
        Accrued accrued = Accrued.of(unit, ground.ledger(), month);
        var off = new ArrayList<InvestmentId>();
        ground.books()
                .each(
                        unit,
                        book -> {
                            if (days.begun(book) && accrued.isOff(book, days.last())) {
                                off.add(book.id());
                            }
                        });
        return off;
    }

    private void closing(Unit unit, YearMonth month) {
        PeriodState state = ground.ledger().periodState(unit, month);
        if (state != PeriodState.CLOSING) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    month + " is " + state + ". This is done while it is being closed.");
        }
    }
}
