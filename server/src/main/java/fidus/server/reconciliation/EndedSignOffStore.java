package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.in;

import fidus.approvals.Prepared;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How the last sign-off that was asked for of a run ended without a signature, until one is asked
/// for anew.
final class EndedSignOffStore {
    private static final String ENDED = "endedSignOffs";

    /// @param id of the run
    /// @param by absent where it ended by itself
    record Ended(String id, EndedSignOff.How how, @Nullable String by, Instant at, String why) {}

    static void shape(Migrations migrations) {
        migrations.collection(ENDED);
    }

    /// A sign-off of these runs waits no more, and nobody signed.
    void put(Unit unit, List<RunId> runs, Prepared over) {
        EndedSignOff.How how = how(over);
        boolean byItself = how == EndedSignOff.How.VOID || how == EndedSignOff.How.LAPSED;
        for (RunId run : runs) {
            var ended =
                    new Ended(
                            key(run),
                            how,
                            byItself ? null : over.checkerName(),
                            Objects.requireNonNullElse(over.decidedAt(), unit.now()),
                            Objects.requireNonNullElse(over.reason(), ""));
            ended(unit).put(ended.id, ended);
        }
    }

    private static EndedSignOff.How how(Prepared over) {
        return switch (over.preparedState()) {
            case REJECTED -> EndedSignOff.How.REFUSED;
            case WITHDRAWN -> EndedSignOff.How.TAKEN_BACK;
            case LAPSED -> EndedSignOff.How.LAPSED;
            case VOIDED, PENDING, APPROVED -> EndedSignOff.How.VOID;
        };
    }

    /// One is asked for anew.
    void forget(Unit unit, Collection<RunId> runs) {
        ended(unit).remove(in("_id", runs.stream().map(EndedSignOffStore::key).toList()));
    }

    /// Those of these runs that ended so, by the text of the id.
    ///
    /// @param lapsed of any run, which are not kept here yet; of a run the last one counts, and
    ///   none from before a signature that was withdrawn
    Map<String, EndedSignOff> of(Unit unit, Collection<RunId> runs, List<Prepared> lapsed) {
        Map<String, EndedSignOff> all = new HashMap<>();
        ended(unit)
                .each(
                        runs.stream().map(EndedSignOffStore::key).toList(),
                        one -> all.put(one.id, new EndedSignOff(one.how, one.by, one.at, one.why)));
        if (lapsed.isEmpty()) {
            return all;
        }
        var sought = new HashSet<>(runs);
        Map<RunId, Instant> withdrawn = new WithdrawnStore().last(unit, runs);
        for (Prepared over : lapsed) {
            SignOffs.runsOf(over).stream()
                    .filter(sought::contains)
                    .filter(run -> !over.expiresAt().isBefore(since(withdrawn, run)))
                    .forEach(run -> all.merge(key(run), shown(over), EndedSignOffStore::later));
        }
        return all;
    }

    private static Instant since(Map<RunId, Instant> withdrawn, RunId run) {
        return withdrawn.getOrDefault(run, Instant.MIN);
    }

    private static EndedSignOff later(EndedSignOff one, EndedSignOff other) {
        return other.at().isAfter(one.at()) ? other : one;
    }

    private static EndedSignOff shown(Prepared over) {
        return new EndedSignOff(
                how(over),
                null,
                Objects.requireNonNullElse(over.decidedAt(), over.expiresAt()),
                Objects.requireNonNullElse(over.reason(), ""));
    }

    private static String key(RunId run) {
        return run.value().toString();
    }

    private static Documents<Ended> ended(Unit unit) {
        return unit.documents(ENDED, Ended.class);
    }
}
