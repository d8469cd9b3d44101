package fidus.server.jobs;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Long work: its record is stored before it begins, it can be watched and cancelled, and what was
/// running when the server stopped goes on at the next start. Work must therefore be repeatable:
/// each of its steps finds out what was already done.
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int MOST_AT_ONCE = 2;
    private static final int MOST_ATTEMPTS = 5;

    private final Mongo mongo;
    private final Audit audit;
    private final Owners owners;
    private final JobStore store = new JobStore();
    private final JobPages pages = new JobPages(store);
    private final Map<String, Work<?>> works = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Aside aside = new Aside();
    private final Semaphore running = new Semaphore(MOST_AT_ONCE, true);
    private final Map<JobId, AtomicBoolean> asked = new ConcurrentHashMap<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Repeats repeats = new Repeats();

    /// What a kind of work does.
    ///
    /// @param <P> what was asked
    @FunctionalInterface
    public interface Steps<P> {
        /// @return one sentence on what was done
        String run(Job job, P payload, Progress progress);

        /// The job was interrupted too often and will not run again: what it still holds open is to
        /// be closed. May itself be interrupted and called again.
        default void giveUp(Job job, P payload) {}

        /// What a person is told who cancelled it, one sentence on what of it is stored.
        default String cancelled(Job job, P payload) {
            return "Cancelled. What was already stored stays and is recognised the next time.";
        }
    }

    /// What a feature wants done.
    ///
    /// @param work a registered kind
    /// @param subject the record concerned, as `kind/id`
    public record Request(String work, String title, String subject, Object payload) {}

    /// @param rolesNow which roles a person has at this moment; none where nobody can sign in as
    ///   them
    public Jobs(Mongo mongo, Audit audit, BiFunction<Unit, PersonId, List<Role>> rolesNow) {
        this.mongo = mongo;
        this.audit = audit;
        this.owners = new Owners(rolesNow);
    }

    public static void shape(Migrations migrations) {
        JobStore.shape(migrations);
    }

    /// Makes a kind of work known. Called while wiring.
    public <P> void work(String name, Class<P> payload, Steps<P> steps) {
        if (works.put(WorkDuties.known(name), new Work<>(payload, steps)) != null) {
            throw new IllegalStateException("Registered twice: " + name);
        }
    }

    public void routes(Routes routes) {
        pages.routes(routes);
        routes.answer(JobCalls.CANCEL, this::cancel);
    }

    /// Stores the job in the caller's unit of work. Call {@link #begin} with it once that unit is
    /// stored; a job that was stored but not begun begins at the next start.
    public Job prepare(Unit unit, Actor actor, Request request) {
        if (!works.containsKey(request.work())) {
            throw new IllegalStateException("No such work: " + request.work());
        }
        Job job = store.add(unit, request, actor.id());
        audit.record(
                unit,
                actor,
                "START_" + request.work(),
                "job/" + job.id().value(),
                null,
                job,
                request.title());
        return job;
    }

    /// Does nothing for a job that is under way here or over: whoever asks for the same work again
    /// may have been answered the job of the first one.
    public void begin(Job job) {
        if (asked.putIfAbsent(job.id(), new AtomicBoolean()) == null) {
            var _ = threads.submit(() -> run(job));
        }
    }

    /// Does work that is short but costs much memory and processor time on the one thread for such
    /// work, and waits for its answer. What the work throws is thrown here.
    ///
    /// @param patience how long to wait, for earlier work too; the work must notice an interrupt
    /// @param busy what is said where it is not waited for any longer
    /// @throws Refused `BUSY` when too much is waiting already, or the patience is over
    public <T> T aside(Duration patience, String busy, Supplier<T> work) {
        return aside.run(patience, busy, work);
    }

    /// @throws Refused `NOT_FOUND`
    public Job get(Unit unit, JobId id) {
        return store.get(unit, id);
    }

    /// The roles of whom a job works for at this moment; refuses `FORBIDDEN` without that right.
    public List<Role> roles(Unit unit, Job job) {
        return owners.roles(unit, job);
    }

    /// Keeps how far work is in the transaction that gets it there, so that what goes on after a
    /// stop finds in its job exactly what was done.
    public void keep(Unit unit, Job job, long done, long total) {
        var _ = store.progress(unit, job.id(), done, total);
    }

    /// The job of this name about that record that is under way.
    public Optional<Job> running(Unit unit, String work, String subject) {
        return store.running(unit, work, subject);
    }

    /// Whether work of this name is under way.
    public boolean isRunning(Unit unit, String work) {
        return store.running(unit).stream().anyMatch(job -> job.work().equals(work));
    }

    /// Does something now and again until the server stops. What it throws is logged and it goes
    /// on.
    public void repeat(String name, Duration every, Runnable work) {
        var _ = threads.submit(() -> repeats.go(name, every, work));
    }

    /// Takes up what was running when the server stopped.
    public void resume() {
        for (Job job : mongo.read(store::running)) {
            if (job.attempt() >= MOST_ATTEMPTS) {
                known(job).giveUp(job);
                end(
                        job,
                        JobState.FAILED,
                        "Given up after " + job.attempt() + " interrupted attempts.");
            } else {
                begin(mongo.write(unit -> store.again(unit, job)));
            }
        }
    }

    private Job cancel(Asked asking, AboutJob about) {
        Job job = pages.one(asking, about);
        if (job.jobState().isOver()) {
            throw Refused.because(Problem.Code.WRONG_STATE, "This work is already over.");
        }
        audit.record(
                asking.unit(),
                asking.actor(),
                "CANCEL_JOB",
                "job/" + job.id().value(),
                null,
                null,
                "");
        Job after = store.askToCancel(asking.unit(), job);
        asked.getOrDefault(job.id(), new AtomicBoolean()).set(true);
        return after;
    }

    private void run(Job job) {
        running.acquireUninterruptibly();
        try {
            boolean over = mongo.read(unit -> get(unit, job.id())).jobState().isOver();
            if (!stopping.get() && !over) {
                end(job, JobState.DONE, work(job, known(job)));
            }
        } catch (Progress.Cancelled e) {
            if (!e.byServer()) {
                end(job, JobState.CANCELLED, known(job).cancelled(job));
            }
        } catch (Refused e) {
            refused(job, e);
        } catch (Exception | VirtualMachineError e) {
            String incident = UUID.randomUUID().toString();
            LOG.error("incident {} in job {} {}", incident, job.work(), job.id(), e);
            end(job, JobState.FAILED, "Something went wrong here. Incident " + incident + ".");
        } finally {
            asked.remove(job.id());
            running.release();
        }
    }

    private Work<?> known(Job job) {
        Work<?> work = works.get(job.work());
        if (work == null) {
            throw new IllegalStateException("No such work: " + job.work());
        }
        return work;
    }

    private String work(Job job, Work<?> work)
            throws com.fasterxml.jackson.core.JsonProcessingException {
        AtomicBoolean flag = asked.getOrDefault(job.id(), new AtomicBoolean());
        var _ = mongo.read(unit -> roles(unit, job));
        return work.run(job, new StoredProgress(mongo, store, job.id(), () -> mayGoOn(job, flag)));
    }

    private void mayGoOn(Job job, AtomicBoolean cancelAsked) {
        if (cancelAsked.get() || stopping.get()) {
            throw new Progress.Cancelled(!cancelAsked.get());
        }
        var _ = mongo.read(unit -> roles(unit, job));
    }

    /// What was begun for somebody who may not do it any more does not stay open.
    private void refused(Job job, Refused why) {
        try {
            if (!mongo.read(unit -> owners.allow(unit, job))) {
                known(job).giveUp(job);
            }
        } catch (Exception e) {
            LOG.error("giving up job {} {}", job.work(), job.id(), e);
        }
        end(job, JobState.FAILED, why.problem().message());
    }

    /// However busy the store is: work that is over is not taken for work that failed.
    private void end(Job job, JobState state, String outcome) {
        var _ =
                Patience.until(stopping::get)
                        .on(() -> mongo.write(unit -> over(unit, job, state, outcome)));
    }

    private Job over(Unit unit, Job job, JobState state, String outcome) {
        Job after = store.end(unit, job.id(), state, outcome);
        String subject = "job/" + job.id().value();
        String said = after.outcome() == null ? outcome : after.outcome();
        audit.record(unit, Actor.SYSTEM, state + "_" + job.work(), subject, null, null, said);
        return after;
    }

    /// Asks all work to stop at its next step and waits for it; it goes on at the next start.
    @Override
    public void close() {
        stopping.set(true);
        repeats.stop();
        threads.shutdown();
        aside.close();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("Work did not stop in time; it goes on at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
