package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.ReconciliationRun;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Completes a run in one transaction, unless what it compared is not what is stored any more.
final class RunEnding {
    private static final int TRIES = 5;

    private final Mongo mongo;
    private final Audit audit;
    private final Sources sources;
    private final Breaks breaks;
    private final RunStore runs = new RunStore();
    private final FindingStore findings = new FindingStore();
    private final int mostRows;

    /// What there is to say of the run.
    record Found(
            Comparison comparison,
            ReconciliationRun.Key key,
            MatchResult result,
            BalanceProof proof,
            Findings findings) {
        static Found of(Comparison comparison, ReconciliationRun.Key key, MatchResult result) {
            BalanceProof proof =
                    BalanceProof.of(
                            comparison.balances(),
                            comparison.request(),
                            result,
                            comparison.carried());
            return new Found(
                    comparison, key, result, proof, RunFindings.of(comparison, result, proof));
        }

        int rows() {
            return comparison.request().book().size() + comparison.request().statement().size();
        }
    }

    /// The breaks of the run, and what of them is written with its completion.
    record Written(RunBreaks own, List<BreakBook.Change> left) {}

    /// @param mostRows of both sides that are read again in the transaction itself
    RunEnding(Mongo mongo, Audit audit, Sources sources, Breaks breaks, int mostRows) {
        this.mongo = mongo;
        this.audit = audit;
        this.sources = sources;
        this.breaks = breaks;
        this.mostRows = mostRows;
    }

    /// A transaction is too short to read very many rows again. They are read before it; in it is
    /// looked whether people decided anything about rows of the account meanwhile. A statement or
    /// an entry that comes in that moment belongs to the next run.
    ///
    /// @throws Refused `STALE_VERSION`
    void complete(RunStore.StoredRun stored, Found found, Written written) {
        boolean large = found.rows() > mostRows;
        for (int at = 0; at < TRIES; at++) {
            Map<String, Long> versions =
                    large ? mongo.read(unit -> checked(unit, stored, found)) : Map.of();
            if (mongo.write(unit -> completed(unit, stored, found, written, versions))) {
                return;
            }
        }
        throw stale();
    }

    private Map<String, Long> checked(Unit unit, RunStore.StoredRun stored, Found found) {
        Map<String, Long> versions = versions(unit, stored);
        require(unit, found);
        return versions;
    }

    private void require(Unit unit, Found found) {
        Comparison was = found.comparison();
        var now = Comparison.gather(unit, sources, was.account(), was.period());
        if (!now.inputHash().equals(found.key().inputHash())) {
            throw stale();
        }
    }

    private static Refused stale() {
        return Refused.because(
                Problem.Code.STALE_VERSION,
                "What is compared changed while the run was under way. Start it again.");
    }

    /// Whoever matches, undoes or accepts makes another version of a run.
    private Map<String, Long> versions(Unit unit, RunStore.StoredRun stored) {
        Map<String, Long> versions = new TreeMap<>();
        runs.all(unit, stored.account())
                .forEach(run -> versions.put(run.id().value().toString(), run.version()));
        return versions;
    }

    private boolean completed(
            Unit unit,
            RunStore.StoredRun stored,
            Found found,
            Written written,
            Map<String, Long> versions) {
        if (versions.isEmpty()) {
            require(unit, found);
        } else if (!versions.equals(versions(unit, stored))) {
            return false;
        }
        written.own().last(unit, written.left());
        findings.putChecks(unit, stored.id(), found.findings().outcomes());
        ReconciliationRun completed = completed(stored, found);
        var after =
                new RunStore.StoredRun(
                        stored.id(),
                        stored.account(),
                        completed,
                        stored.startedAt(),
                        found.comparison().ties(),
                        RunFindings.evidence(
                                found.comparison(),
                                found.result(),
                                found.findings(),
                                found.proof()),
                        null,
                        null,
                        stored.version() + 1);
        runs.replace(unit, stored, after);
        audit.record(
                unit,
                Actor.SYSTEM,
                "COMPLETE_RUN",
                "run/" + stored.id().value(),
                null,
                completed,
                "");
        breaks.voidSignOffs(unit, Actor.SYSTEM, stored.account());
        return true;
    }

    private static ReconciliationRun completed(RunStore.StoredRun stored, Found found) {
        Comparison comparison = found.comparison();
        var key =
                new ReconciliationRun.Key(
                        comparison.request().profile().name(),
                        comparison.request().profile().version(),
                        stored.account(),
                        comparison.inputHash());
        var counts = ReconciliationRun.Counts.of(comparison.request(), found.result());
        return ReconciliationRun.started(stored.id(), key, stored.run().from(), stored.run().to())
                .complete(
                        new ReconciliationRun.Outcome(
                                found.result().runHash(), counts, List.of(found.proof())));
    }
}
