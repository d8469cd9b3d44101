package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;

import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.server.RunningServer;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What two people signed protects its matches however many runs came after it.
class SignedRunsTest {
    private static final String ACCOUNT = "Broker-Live:7";
    private static final LocalDate FROM = LocalDate.parse("2026-11-01");

    private static RunStore.StoredRun run(int after, RunState state) {
        var id = new RunId(UUID.nameUUIDFromBytes(new byte[] {(byte) after, (byte) (after >> 8)}));
        var key = new ReconciliationRun.Key("BROKER", 1, ACCOUNT, "hash " + after);
        var run =
                new ReconciliationRun(
                        id, key, FROM, FROM.plusDays(29), state, null, "maker", "checker", 3);
        return new RunStore.StoredRun(
                id,
                ACCOUNT,
                run,
                RunningServer.START.plus(Duration.ofMinutes(after)),
                true,
                "evidence",
                "Maker",
                "Checker",
                null,
                null,
                3,
                null,
                null);
    }

    @Test
    void runsOfBeforeSayWhetherANewerOneTookTheirPlace() {
        try (var server = RunningServer.start(RunStore::shape, (_, _) -> {})) {
            var runs = new RunStore();
            var mongo = server.parts().mongo();
            RunStore.StoredRun older = run(1, RunState.COMPLETED);
            RunStore.StoredRun newer = run(2, RunState.COMPLETED);
            var _ =
                    mongo.write(
                            unit -> {
                                runs.add(unit, run(0, RunState.SIGNED_OFF));
                                runs.add(unit, older);
                                runs.add(unit, newer);
                                runs.add(unit, run(3, RunState.FAILED));
                                return true;
                            });
            var stored = mongo.raw().getCollection("reconciliationRuns");
            stored.updateMany(Filters.empty(), Updates.unset("outdated"));
            mongo.raw()
                    .getCollection("migrations")
                    .deleteMany(Filters.regex("_id", "^once reconciliationRuns"));
            var migrations = new Migrations();
            RunStore.shape(migrations);
            migrations.run(mongo);

            List<RunStore.StoredRun> current = mongo.read(unit -> runs.current(unit, ACCOUNT));

            assertThat(current).extracting(RunStore.StoredRun::id).containsExactly(newer.id());
            RunStore.StoredRun past = mongo.read(unit -> runs.get(unit, older.id()));
            assertThat(past.outdated()).contains("newer run");
            RunStore.StoredRun signed =
                    mongo.read(unit -> runs.get(unit, run(0, RunState.SIGNED_OFF).id()));
            assertThat(signed.outdated()).isNull();
        }
    }

    @Test
    void runsOfBeforeSayWhichAccountsWereCompared() {
        try (var server = RunningServer.start(RunStore::shape, (_, _) -> {})) {
            var runs = new RunStore();
            var mongo = server.parts().mongo();
            var _ =
                    mongo.write(
                            unit -> {
                                runs.add(unit, run(0, RunState.SIGNED_OFF));
                                runs.add(unit, of("bank/Giro", run(1, RunState.FAILED), 0));
                                return true;
                            });
            mongo.raw()
                    .getCollection("migrations")
                    .deleteMany(Filters.regex("_id", "^once reconciliationAccountsCompared"));
            var migrations = new Migrations();
            RunStore.shape(migrations);
            migrations.run(mongo);

            List<String> never =
                    mongo.read(
                            unit -> AccountRunStore.without(unit, List.of(ACCOUNT, "bank/Giro")));

            assertThat(never).containsExactly("bank/Giro");
        }
    }

    @Test
    void aSignedRunIsFoundBehindHundredsOfOthersAndTheListLosesNone() {
        try (var server = RunningServer.start(RunStore::shape, (_, _) -> {})) {
            var runs = new RunStore();
            RunStore.StoredRun signed = run(0, RunState.SIGNED_OFF);
            RunStore.StoredRun other = of("bank/Giro", run(251, RunState.COMPLETED), -10);
            server.parts()
                    .mongo()
                    .write(
                            unit -> {
                                runs.add(unit, signed);
                                runs.add(unit, other);
                                for (int i = 1; i <= 250; i++) {
                                    runs.add(unit, run(i, RunState.FAILED));
                                }
                                return true;
                            });
            server.parts()
                    .mongo()
                    .read(
                            unit -> {
                                assertThat(runs.lastSigned(unit, ACCOUNT)).contains(signed.run());
                                assertThat(runs.signedRuns(unit, ACCOUNT))
                                        .containsExactly(signed.run());
                                List<String> listing =
                                        List.of(
                                                signed.id().value().toString(),
                                                run(3, RunState.FAILED).id().value().toString());
                                assertThat(runs.among(unit, listing))
                                        .extracting(RunStore.StoredRun::id)
                                        .containsExactly(run(3, RunState.FAILED).id(), signed.id());
                                assertThat(runs.unsigned(unit, listing))
                                        .extracting(RunStore.StoredRun::id)
                                        .containsExactly(run(3, RunState.FAILED).id());
                                isListed(unit, other, signed);
                                return true;
                            });
        }
    }

    private static RunStore.StoredRun of(String account, RunStore.StoredRun run, int after) {
        return new RunStore.StoredRun(
                run.id(),
                account,
                run.run(),
                RunningServer.START.plus(Duration.ofMinutes(after)),
                true,
                run.evidenceHash(),
                null,
                null,
                null,
                null,
                1,
                null,
                null);
    }

    /// 252 runs: 200 and the only one of another account, then the other ones.
    private static void isListed(Unit unit, RunStore.StoredRun other, RunStore.StoredRun signed) {
        var list = new RunListStore();
        RunListStore.Page first = list.page(unit, null, null, 200);
        assertThat(first.runs()).hasSize(201).last().isEqualTo(other);
        assertThat(first.runs().getFirst().id()).isEqualTo(run(250, RunState.FAILED).id());
        assertThat(first.last()).isNotNull();
        assertThat(first.last().id()).isEqualTo(run(51, RunState.FAILED).id());

        RunListStore.Page second = list.page(unit, null, first.last(), 200);
        assertThat(second.runs()).hasSize(52).last().isEqualTo(other);
        assertThat(second.runs().get(50).id()).isEqualTo(signed.id());
        assertThat(second.last()).isNull();
        assertThat(list.page(unit, "bank/Giro", null, 200).runs()).containsExactly(other);
    }
}
