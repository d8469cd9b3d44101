package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.desk.RecordWords;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.jobs.Patience;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Completes a run in one transaction, unless what it compared is not what is stored any more.
final class RunEnding {
    private static final int TRIES = 5;

    private final Mongo mongo;
    private final Audit audit;
    private final Sources sources;
    private final Breaks breaks;
    private final Recount recount;
    private final RunStore runs = new RunStore();
    private final FindingStore findings = new FindingStore();
    private final int mostRows;

    /// What there is to say of the run.
    ///
    /// @param proof absent where there is no balance to prove with
    /// @param ended matches whose sides differed and that this run superseded
    record Found(
            Comparison comparison,
            ReconciliationRun.Key key,
            MatchResult result,
            @Nullable BalanceProof proof,
            Findings findings,
            List<Match> ended) {
        static Found of(
                Comparison comparison,
                ReconciliationRun.Key key,
                MatchResult result,
                List<Match> ended) {
            BalanceProof.Balances balances = comparison.balances();
            BalanceProof proof =
                    balances == null
                            ? null
                            : BalanceProof.of(
                                    balances, comparison.request(), result, comparison.carried());
            Findings findings = RunFindings.of(comparison, result, proof, ended);
            return new Found(comparison, key, result, proof, findings, ended);
        }

        int rows() {
            return comparison.request().book().size() + comparison.request().statement().size();
        }
    }

    /// What is written with the completion of a run beside it.
    ///
    /// @param own the breaks of the run
    /// @param left what of them is still to be written
    /// @param carrying runs of other days that do not hold any more
    record Written(RunBreaks own, List<BreakBook.Change> left, Set<String> carrying) {
        Written(RunBreaks own, List<BreakBook.Change> left) {
            this(own, left, Set.of());
        }
    }

    /// @param mostRows of both sides that are read again in the transaction itself
    RunEnding(RunWork.Ground ground, int mostRows) {
        this.mongo = ground.mongo();
        this.audit = ground.audit();
        this.sources = ground.sources();
        this.breaks = ground.breaks();
        this.recount = ground.recount();
        this.mostRows = mostRows;
    }

    /// A transaction is too short to read everything again. It is read before it; in it is looked
    /// whether anything at all was changed meanwhile. Where something was, it is read once more,
    /// and at last in the transaction. For very many rows that would take too long: there it is
    /// looked whether people decided anything about rows of the account, and a statement or an
    /// entry that comes in that moment belongs to the next run.
    ///
    /// @throws Refused `STALE_VERSION`
    void complete(RunStore.StoredRun stored, Found found, Written written) {
        Set<String> carrying =
                mongo.read(unit -> recount.outdating().carrying(unit, stored, found.result()));
        var more = new Written(written.own(), written.left(), carrying);
        for (int at = 0; at < TRIES; at++) {
            boolean last = at == TRIES - 1;
            Checked checked = mongo.read(unit -> checked(unit, stored, found));
            Predicate<Unit> still = unit -> stands(unit, stored, found, checked, last);
            if (Patience.unasked()
                    .on(
                            () ->
                                    mongo.write(
                                            unit ->
                                                    still.test(unit)
                                                            && completed(
                                                                    unit, stored, found, more)))) {
                tellGaps(stored.account(), found);
                return;
            }
        }
        throw stale();
    }

    /// What came while very many breaks were written was not looked at.
    private void tellGaps(String account, Found found) {
        if (found.rows() > mostRows && BankComparison.isBank(account)) {
            new Gaps(sources, breaks.store()).ofBank(new Gaps.Reading(mongo, audit), account);
        }
    }

    /// What was there when everything was read.
    ///
    /// @param log how far the audit log went
    /// @param versions of all runs of the account, where very many rows were compared; else empty
    private record Checked(long log, Map<String, Long> versions) {}

    private Checked checked(Unit unit, RunStore.StoredRun stored, Found found) {
        var checked = new Checked(audit.before(unit), versions(unit, stored, found));
        require(unit, found);
        return checked;
    }

    private Map<String, Long> versions(Unit unit, RunStore.StoredRun stored, Found found) {
        return found.rows() > mostRows
                ? AccountRunStore.versions(unit, stored.account())
                : Map.of();
    }

    private boolean stands(
            Unit unit, RunStore.StoredRun stored, Found found, Checked checked, boolean last) {
        if (audit.before(unit) == checked.log) {
            return true;
        }
        if (found.rows() > mostRows) {
            return checked.versions.equals(versions(unit, stored, found));
        }
        if (last) {
            require(unit, found);
        }
        return last;
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

    private boolean completed(Unit unit, RunStore.StoredRun stored, Found found, Written written) {
        written.own().last(unit, written.left());
        findings.putChecks(unit, stored.id(), found.findings().outcomes());
        RunStore.StoredRun after = after(stored, found);
        runs.replace(unit, stored, after);
        Leaving left = found.comparison().left();
        if (left != null) {
            new RunHeadStore().put(unit, stored.id(), left);
        }
        recount.booked().ended(unit, stored.account(), found.ended());
        recount.outdating().completed(unit, stored, written.carrying());
        audit.record(
                unit,
                Actor.SYSTEM,
                "COMPLETE_RUN",
                "run/" + stored.id().value(),
                null,
                after.run(),
                "");
        LocalDate first = first(found.comparison());
        breaks.voidSignOffs(
                unit,
                Actor.SYSTEM,
                stored.account(),
                until -> !until.isBefore(first),
                "%s was compared again, %s to %s."
                        .formatted(
                                RecordWords.account(stored.account()),
                                stored.run().from(),
                                stored.run().to()));
        return true;
    }

    /// The first day of a row that it looked at: what it found is no matter of a run that ends
    /// before.
    private static LocalDate first(Comparison comparison) {
        MatchRequest rows = comparison.request();
        return Stream.concat(rows.book().stream(), rows.statement().stream())
                .map(MatchRow::bookingDate)
                .filter(day -> day.isBefore(comparison.period().from()))
                .min(Comparator.naturalOrder())
                .orElse(comparison.period().from());
    }

    private static RunStore.StoredRun after(RunStore.StoredRun stored, Found found) {
        String evidence =
                RunFindings.evidence(
                        found.comparison(), found.result(), found.findings(), found.proof());
        return new RunStore.StoredRun(
                stored.id(),
                stored.account(),
                completed(stored, found),
                stored.startedAt(),
                found.comparison().ties(),
                evidence,
                null,
                null,
                null,
                found.comparison().ground(),
                stored.version() + 1,
                null,
                found.findings().differing());
    }

    private static ReconciliationRun completed(RunStore.StoredRun stored, Found found) {
        Comparison comparison = found.comparison();
        var key =
                new ReconciliationRun.Key(
                        comparison.request().profile().name(),
                        comparison.request().profile().version(),
                        stored.account(),
                        comparison.inputHash());
        var counts = comparison.counts(found.result());
        List<BalanceProof> proofs = found.proof() == null ? List.of() : List.of(found.proof());
        return ReconciliationRun.started(stored.id(), key, stored.run().from(), stored.run().to())
                .complete(new ReconciliationRun.Outcome(found.result().runHash(), counts, proofs));
    }
}
