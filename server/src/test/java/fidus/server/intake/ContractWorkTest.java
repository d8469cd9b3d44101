package fidus.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.Prepared;
import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.BadRows;
import fidus.intake.ContractLine;
import fidus.intake.FindContractLines;
import fidus.intake.IntakeCalls;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.intake.ContractWork.Wanted;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The work of a list whose contracts are taken over by what this test says.
class ContractWorkTest {
    private final ContractListStore store = new ContractListStore();
    private final List<String> taken = new ArrayList<>();
    private String refusing = "";
    private int stopAfter = Integer.MAX_VALUE;

    @Test
    void oneThatIsRefusedIsLeftAndTheOthersGoOnAfterAStop() {
        try (var desk = new IntakeDesk()) {
            Prepared waits = desk.prepare(list(12), BadRows.TAKE_NONE);
            String list = desk.newest().id();
            var work =
                    new ContractWork(
                            desk.server.mongo(),
                            store,
                            (_, _, running) -> take(running.enter().note()),
                            (_, _) -> new Decided(Actor.SYSTEM, Actor.SYSTEM, waits),
                            ContractWork.AT_ONCE);
            stopAfter = 1;
            assertThatThrownBy(() -> work.run(job(), new Wanted(list), new Stopping()))
                    .isInstanceOf(Progress.Cancelled.class);
            assertThat(desk.newest().done()).isEqualTo(10);

            refusing = "Taken over as F-11.";
            stopAfter = Integer.MAX_VALUE;
            taken.clear();
            assertThat(work.run(job(), new Wanted(list), new Stopping()))
                    .startsWith("Took over 11 of 12 contracts; 1 were left");

            assertThat(taken).containsExactly("F-12");
            List<ContractLine> left =
                    desk.ask(IntakeCalls.CONTRACT_LINES, new FindContractLines(list, true, 0, 10))
                            .lines();
            assertThat(left).extracting(ContractLine::reference).containsExactly("F-11");
            assertThat(left.getFirst().why()).isEqualTo("Ada Example is on hold.");
            assertThat(work.run(job(), new Wanted(list), new Stopping()))
                    .startsWith("Took over 11 of 12");
        }
    }

    private static Job job() {
        return new Job(
                new JobId(new UUID(0, 1)),
                ContractWork.NAME,
                "",
                "",
                "{}",
                JobState.RUNNING,
                0,
                0,
                false,
                null,
                new PersonId(new UUID(0, 2)),
                Instant.EPOCH,
                null,
                1);
    }

    private void take(String note) {
        if (note.startsWith(refusing) && !refusing.isEmpty()) {
            throw Refused.because(Problem.Code.WRONG_STATE, "Ada Example is on hold.");
        }
        String reference = note.replaceAll("Taken over as (F-\\d+)\\..*", "$1");
        taken.remove(reference);
        taken.add(reference);
    }

    private static String list(int contracts) {
        var list = new StringBuilder(IntakeDesk.HEADING);
        for (int i = 1; i <= contracts; i++) {
            list.append(IntakeDesk.core("F-" + i, "Ada Example", 0));
        }
        return list.toString();
    }

    private final class Stopping implements Progress {
        private int asked;

        @Override
        public void step(long done, long total) {
            assertThat(done).isBetween(1L, total);
        }

        @Override
        public void stopIfAsked() {
            asked++;
            if (asked > stopAfter) {
                throw new Cancelled(true);
            }
        }
    }
}
