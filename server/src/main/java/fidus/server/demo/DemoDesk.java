package fidus.server.demo;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.contract.Call;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.server.calling.Caller;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The two people of the demonstration at their desks.
///
/// @param operates the operator's access token
/// @param approves the approver's
/// @param now the demonstration's present, by the brokers' clocks
record DemoDesk(Caller wire, String operates, String approves, LocalDateTime now) {
    private static final Duration LONGEST_JOB = Duration.ofSeconds(60);

    LocalDate today() {
        return now.toLocalDate();
    }

    <Q, A> A ask(Call<Q, A> call, Q question) {
        return wire.call(call, question, operates);
    }

    <Q, A> A upload(Call<Q, A> call, Q question, byte[] file) {
        return wire.upload(call, question, operates, BodyPublishers.ofByteArray(file));
    }

    void approve(Prepared prepared) {
        wire.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approves);
    }

    List<Prepared> waiting() {
        return wire.call(ApprovalCalls.FIND, new FindPrepared(null, true), approves).prepared();
    }

    void await(Job started) {
        long waited = 0;
        Job job = started;
        while (!job.jobState().isOver()) {
            if (waited > LONGEST_JOB.toMillis()) {
                throw new IllegalStateException(
                        "The demonstration waits too long for " + job.title());
            }
            pause();
            waited += 100;
            job = ask(JobCalls.ONE, new AboutJob(job.id()));
        }
        if (job.jobState() != JobState.DONE) {
            throw new IllegalStateException(
                    "The demonstration's work failed: " + job.title() + ": " + job.outcome());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
