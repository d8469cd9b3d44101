package fidus.server.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.agents.Agent;
import fidus.auth.PersonId;
import fidus.investments.commissions.AgentId;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.money.Money;
import fidus.server.StopsDead;
import fidus.server.WholeServer;
import fidus.server.agents.ApprovalListStore.Head;
import fidus.server.agents.ApprovalListStore.Part;
import fidus.server.agents.ApprovalListStore.Row;
import fidus.server.audit.Actor;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// A list of 250 rows approved by a job that dies at each of its store calls and goes on after it.
/// What approving a row does is seen by an agent that is added: one for each row, and a second one
/// would be refused.
class ApprovalCrashTest {
    private static final int ROWS = 250;

    private final StopsDead stops = new StopsDead();
    private final ApprovalListStore store = new ApprovalListStore();

    @Test
    void whereverItDiesEveryRowIsApprovedOnce() {
        try (var server = new WholeServer(stops)) {
            Mongo mongo = server.mongo();
            ApprovalWork work = work(mongo);
            var wanted = new ApprovalWork.Wanted(list(mongo), "");
            long deaths = 0;
            for (int at = 1; ; at++) {
                stops.dieAt(at);
                try {
                    assertThat(work.run(job(), wanted, new Seen(Integer.MAX_VALUE)))
                            .isEqualTo("Approved 249 of 250; the others were left: no more wanted");
                    break;
                } catch (StopsDead.Died gone) {
                    deaths++;
                } finally {
                    stops.live();
                }
            }
            assertThat(deaths).isGreaterThan(10);
            assertThat(agents(mongo)).isEqualTo(ROWS - 1);
            assertThat(work.run(job(), wanted, new Seen(0))).startsWith("Approved 249 of 250");
            assertThat(agents(mongo)).isEqualTo(ROWS - 1);
        }
    }

    @Test
    void cancelledItKeepsWhatIsDoneAndCanGoOn() {
        try (var server = new WholeServer(stops)) {
            Mongo mongo = server.mongo();
            ApprovalWork work = work(mongo);
            var wanted = new ApprovalWork.Wanted(list(mongo), "");
            var once = new Seen(1);
            assertThatThrownBy(() -> work.run(job(), wanted, once))
                    .isInstanceOf(Progress.Cancelled.class);
            assertThat(agents(mongo)).isEqualTo(ManyApprovals.AT_ONCE);
            assertThat(once.done).isEqualTo(ManyApprovals.AT_ONCE);
            assertThat(work.run(job(), wanted, new Seen(9))).startsWith("Approved 249 of 250");
            assertThat(agents(mongo)).isEqualTo(ROWS - 1);
        }
    }

    private static ApprovalWork work(Mongo mongo) {
        var agents = new AgentStore();
        var approving =
                new ManyApprovals.Approving() {
                    @Override
                    public Function<ManyApprovals.Waiting, String> changes(
                            Unit unit, List<ManyApprovals.Waiting> rows) {
                        return row -> row.item().equals("row 137") ? "no more wanted" : "";
                    }

                    @Override
                    public void approve(Unit unit, ManyApprovals.By by, ManyApprovals.Waiting row) {
                        agents.add(unit, agent(row.item()));
                    }
                };
        var rows = new ListRows(new ApprovalListStore(), approving);
        return new ApprovalWork(
                mongo, (_, _) -> new ManyApprovals.By(Actor.SYSTEM, Actor.SYSTEM), approving, rows);
    }

    private static Agent agent(String item) {
        UUID id = UUID.nameUUIDFromBytes(item.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Agent(new AgentId(id), item, item, new BigDecimal("0.10"), 1);
    }

    private String list(Mongo mongo) {
        var parts = new ArrayList<Part>();
        for (int from = 0; from < ROWS; from += ManyApprovals.AT_ONCE) {
            var rows = new ArrayList<Row>();
            for (int i = from; i < Math.min(from + ManyApprovals.AT_ONCE, ROWS); i++) {
                rows.add(
                        new Row(
                                "row " + i,
                                "agent/1",
                                "Agnes",
                                Money.of("1.00", "USD"),
                                LocalDate.of(2027, 1, 1),
                                null,
                                null,
                                null));
            }
            parts.add(new Part(ApprovalListStore.place("list", parts.size()), rows, 1));
        }
        var head = new Head("list", parts.size(), ROWS, "", null, 1);
        mongo.write(
                (Unit unit) -> {
                    store.add(unit, head, parts);
                    return head;
                });
        return head.id();
    }

    private static int agents(Mongo mongo) {
        return mongo.read(unit -> new AgentStore().all(unit)).size();
    }

    private static Job job() {
        return new Job(
                new JobId(new UUID(0, 1)),
                "COMMISSION_APPROVALS",
                "Approve",
                "approval-list/list",
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

    /// Is asked to stop when it is asked for the so many-th time.
    private static final class Seen implements Progress {
        private final int mostAsked;
        private int asked;
        private long done;

        Seen(int mostAsked) {
            this.mostAsked = mostAsked;
        }

        @Override
        public void step(long now, long total) {
            done = now;
        }

        @Override
        public void stopIfAsked() {
            if (asked++ >= mostAsked) {
                throw new Cancelled(false);
            }
        }
    }
}
