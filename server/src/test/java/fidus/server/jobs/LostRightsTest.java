package fidus.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.AuthCalls;
import fidus.auth.DisablePerson;
import fidus.auth.Person;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.jobs.Job;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Long work goes on only while whoever started it may do it.
class LostRightsTest {
    private final AtomicBoolean wentOn = new AtomicBoolean();
    private final CompletableFuture<Job> gaveUp = new CompletableFuture<>();

    /// Work in two steps; between them the person who started it is disabled.
    private final class TwoSteps implements Jobs.Steps<Nothing> {
        private final Runnable between;

        TwoSteps(Runnable between) {
            this.between = between;
        }

        @Override
        public String run(Job job, Nothing payload, Progress progress) {
            progress.stopIfAsked();
            between.run();
            progress.stopIfAsked();
            wentOn.set(true);
            return "";
        }

        @Override
        public void giveUp(Job job, Nothing payload) {
            gaveUp.complete(job);
        }
    }

    @Test
    void theNextStepOfSomebodyWhoWasDisabledIsNotDone() throws Exception {
        try (var server = RunningServer.start()) {
            Person person = server.person(Role.OPERATOR);
            String admin = server.token(Role.ADMIN);
            var disable = new DisablePerson(person.id(), 1, "Left the house at once");
            Jobs jobs = server.parts().jobs();
            jobs.work(
                    "DRY_RUN",
                    Nothing.class,
                    new TwoSteps(() -> server.call(AuthCalls.DISABLE_PERSON, disable, admin)));
            var by = new Actor(person.id(), person.name(), List.of(Role.OPERATOR), "", "");
            Job job =
                    server.parts()
                            .mongo()
                            .write(
                                    unit ->
                                            jobs.prepare(
                                                    unit,
                                                    by,
                                                    new Jobs.Request(
                                                            "DRY_RUN",
                                                            "Two steps",
                                                            "test/1",
                                                            new Nothing())));
            jobs.begin(job);

            assertThat(gaveUp.get(60, TimeUnit.SECONDS).id()).isEqualTo(job.id());
            assertThat(wentOn).isFalse();
        }
    }
}
