package fidus.server.calendar;

import fidus.investments.book.ContractBook;
import fidus.jobs.Job;
import fidus.server.audit.Actor;
import fidus.server.funds.Funds;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.ContractStates;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs once per business date: rows whose day has come become AVAILABLE (E9, E10), commissions
/// READY (E14), contracts ACTIVE or MATURED. Screens compute the same by themselves, so a late roll
/// changes no number that is shown. Work in steps of one contract each, so an interrupted roll goes
/// on where it stopped and a repeated one adds nothing.
public final class DayRolls {
    /// The work's name among the jobs.
    public static final String WORK = "DAY_ROLL";

    private static final String ROLLS = "dayRolls";
    private static final int AT_ONCE = 50;

    private final Mongo mongo;
    private final Jobs jobs;
    private final Funds funds;
    private final ContractStates states;
    private final ContractBooks books;
    private final List<Also> also = new ArrayList<>();

    /// Further work of a new date, in steps that may be repeated.
    @FunctionalInterface
    public interface Also {
        /// Does at most so much of it.
        ///
        /// @return how much was done; 0 when nothing is left
        long roll(Unit unit, LocalDate day, int most);
    }

    /// @param id always `days`
    /// @param lastOn the last business date that was rolled whole
    record Rolled(String id, LocalDate lastOn, long version) {}

    /// The date a roll is for.
    record ForDay(LocalDate on) {}

    public DayRolls(
            Mongo mongo, Jobs jobs, Funds funds, ContractStates states, ContractBooks books) {
        this.mongo = mongo;
        this.jobs = jobs;
        this.funds = funds;
        this.states = states;
        this.books = books;
        jobs.work(WORK, ForDay.class, this::roll);
    }

    /// Makes further work known. Called while wiring.
    public void also(Also work) {
        also.add(work);
    }

    public static void shape(Migrations migrations) {
        migrations.collection(ROLLS);
    }

    /// The last business date that was rolled whole, empty before the first.
    public Optional<LocalDate> lastOn(Unit unit) {
        return unit.documents(ROLLS, Rolled.class).byId("days").map(Rolled::lastOn);
    }

    /// Starts the roll of today unless it was done or is under way. Called at start and every few
    /// minutes.
    public void rollToday() {
        Optional<Job> job = mongo.write(this::prepared);
        job.ifPresent(jobs::begin);
    }

    private Optional<Job> prepared(Unit unit) {
        LocalDate today = funds.businessDate(unit);
        boolean done = lastOn(unit).filter(last -> !last.isBefore(today)).isPresent();
        if (done || jobs.isRunning(unit, WORK)) {
            return Optional.empty();
        }
        return Optional.of(
                jobs.prepare(
                        unit,
                        Actor.SYSTEM,
                        new Jobs.Request(
                                WORK, "Day roll of " + today, "day/" + today, new ForDay(today))));
    }

    private String roll(Job job, ForDay day, Progress progress) {
        long done = 0;
        List<ContractBook> due = due(day);
        while (!due.isEmpty()) {
            for (ContractBook book : due) {
                progress.stopIfAsked();
                var _ =
                        mongo.write(
                                unit -> books.roll(unit, Actor.SYSTEM, fresh(unit, book), day.on));
                progress.step(++done, done + AT_ONCE);
            }
            due = due(day);
        }
        for (Also work : also) {
            long more = 1;
            while (more > 0) {
                progress.stopIfAsked();
                more = mongo.write(unit -> work.roll(unit, day.on, AT_ONCE));
            }
        }
        long moved = mongo.write(unit -> states.moveByDate(unit, Actor.SYSTEM, day.on));
        mongo.write(unit -> store(unit, day.on));
        return "The payouts of "
                + done
                + " contracts became due; "
                + moved
                + " contracts moved on.";
    }

    private List<ContractBook> due(ForDay day) {
        return mongo.read(unit -> books.dueBy(unit, day.on, AT_ONCE));
    }

    private ContractBook fresh(Unit unit, ContractBook book) {
        return books.get(unit, book.id());
    }

    private static boolean store(Unit unit, LocalDate on) {
        var rolls = unit.documents(ROLLS, Rolled.class);
        Rolled before = rolls.byId("days").orElse(null);
        if (before == null) {
            rolls.insert(new Rolled("days", on, 1));
        } else if (before.lastOn.isBefore(on)) {
            rolls.replace("days", before.version, new Rolled("days", on, before.version + 1));
        }
        return true;
    }
}
