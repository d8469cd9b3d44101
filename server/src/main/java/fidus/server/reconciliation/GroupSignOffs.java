package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.SignOffRuns;
import fidus.reconciliation.desk.SignOffTrial;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Signing several runs together: one person prepares the list, another signs all of them or none.
final class GroupSignOffs {
    static final String SIGN_OFF_RUNS = "SIGN_OFF_RUNS";

    private final Approvals approvals;
    private final RunStore runs;
    private final Breaks breaks;
    private final SignOffs single;
    private final EndedSignOffStore ended = new EndedSignOffStore();

    /// @param breaks hash of the breaks of its account up to its last day, as they were shown
    record One(RunId run, String evidenceHash, String breaks) {}

    /// What two people sign.
    ///
    /// @param note of the first of them; absent in what was prepared before it was kept here
    record Signing(List<One> runs, @Nullable String note) {}

    GroupSignOffs(Approvals approvals, RunStore runs, Breaks breaks, SignOffs single) {
        this.approvals = approvals;
        this.runs = runs;
        this.breaks = breaks;
        this.single = single;
        approvals.kind(SIGN_OFF_RUNS, Signing.class, Set.of(Role.APPROVER), signature());
    }

    private Approvals.Execution<Signing> signature() {
        return new Approvals.Execution<>() {
            @Override
            public void lookedAt(Unit reading, Signing signing) {
                signing.runs().forEach(one -> single.lookToSettle(reading, one.run()));
            }

            @Override
            public void execute(Unit unit, Approvals.Decided by, Signing signing) {
                signed(unit, by, signing);
            }

            @Override
            public void dropped(Unit unit, Actor by, Signing signing, Prepared over) {
                ended.put(unit, signing.runs().stream().map(One::run).toList(), over);
            }
        };
    }

    /// Tells at once what became otherwise since a list that waits was asked for.
    void toldSince(SignOffSince since) {
        approvals.lookedAtAgain(
                SIGN_OFF_RUNS,
                Signing.class,
                Set.of(),
                (unit, signing) -> now(unit, signing, since.new Look(unit)));
    }

    private List<Shown> now(Unit unit, Signing signing, SignOffSince.Look look) {
        List<Shown> lines = new ArrayList<>();
        for (One one : signing.runs()) {
            RunStore.StoredRun stored = runs.get(unit, one.run());
            String title = SignOffs.title(stored);
            lines.add(line(unit, stored));
            SignOffSince.Seen seen = look.at(stored);
            List<String> against = new ArrayList<>(seen.against());
            if (!one.breaks().equals(hash(unit, stored))) {
                against.addFirst(changed(stored));
            }
            against.forEach(why -> lines.add(new Shown(title + ", against signing", why)));
            seen.unread()
                    .ifPresent(why -> lines.add(new Shown(title + ", not compared again", why)));
        }
        lines.add(new Shown("Note", Objects.requireNonNullElse(signing.note(), "")));
        return lines;
    }

    private Shown line(Unit unit, RunStore.StoredRun stored) {
        return SignOffSheet.brief(stored, breaks.of(unit, stored.account(), stored.run().to()));
    }

    private static String changed(RunStore.StoredRun stored) {
        return "Breaks of "
                + RecordWords.account(stored.account())
                + " were changed since this was prepared. Reject it and prepare it again.";
    }

    void routes(Routes routes) {
        routes.answerAfter(
                ReconciliationCalls.SIGN_OFF_RUNS,
                (asked, ask) -> {
                    check(ask);
                    ask.runs().forEach(run -> single.look(asked.unit(), run));
                    return ask;
                },
                this::prepare,
                prepared -> {});
        routes.answer(ReconciliationCalls.TRY_SIGN_OFFS, this::tried);
    }

    /// The runs that a prepared command would sign; none for another command.
    static List<RunId> runsOf(Prepared prepared) {
        if (!prepared.command().equals(SIGN_OFF_RUNS)) {
            return List.of();
        }
        try {
            return Wire.STRICT.readValue(prepared.payload(), Signing.class).runs().stream()
                    .map(One::run)
                    .toList();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A payload of ours cannot be read", e);
        }
    }

    /// What sign-offs of these runs wait under: each its own, and those of runs together with
    /// others.
    static Map<RunId, Set<String>> subjects(
            Unit unit, Approvals approvals, Collection<RunId> sought) {
        Map<RunId, Set<String>> all = new HashMap<>();
        sought.forEach(run -> all.put(run, new LinkedHashSet<>(Set.of("run/" + run.value()))));
        if (all.isEmpty()) {
            return all;
        }
        for (Prepared waiting : approvals.waitingOf(unit, SIGN_OFF_RUNS)) {
            for (RunId run : runsOf(waiting)) {
                Set<String> own = all.get(run);
                if (own != null) {
                    own.add(waiting.subject());
                }
            }
        }
        return all;
    }

    private SignOffTrial tried(Asked asked, SignOffRuns ask) {
        check(ask);
        Waiting waiting = breaks.waitingRuns(asked.unit());
        List<SignOffTrial.Line> lines = new ArrayList<>();
        for (RunId id : ask.runs()) {
            lines.add(tried(asked, waiting, runs.get(asked.unit(), id)));
        }
        return new SignOffTrial(lines);
    }

    private SignOffTrial.Line tried(Asked asked, Waiting waiting, RunStore.StoredRun stored) {
        String title = SignOffs.title(stored);
        String waits = waiting.run(stored.id().value().toString());
        if (waits != null) {
            return new SignOffTrial.Line(stored.id(), title, "It waits already: " + waits + ".");
        }
        try {
            long explained =
                    single.prepared(asked, stored).stream()
                            .filter(one -> one.breakState() == BreakState.EXPLAINED)
                            .count();
            return new SignOffTrial.Line(stored.id(), title, null, Math.toIntExact(explained));
        } catch (Refused why) {
            return new SignOffTrial.Line(stored.id(), title, why.problem().message());
        }
    }

    private Prepared prepare(Asked asked, SignOffRuns ask) {
        Unit unit = asked.unit();
        List<String> against =
                tried(asked, ask).lines().stream()
                        .filter(line -> line.why() != null)
                        .map(line -> line.title() + ": " + line.why())
                        .toList();
        if (!against.isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_SIGNABLE,
                    "Nothing was prepared. " + String.join(" · ", against));
        }
        List<Shown> shown = new ArrayList<>();
        List<One> all = new ArrayList<>();
        for (RunId id : ask.runs()) {
            RunStore.StoredRun stored = runs.get(unit, id);
            var one = new One(id, SignOffs.evidence(stored), hash(unit, stored));
            all.add(one);
            shown.add(line(unit, stored));
        }
        shown.add(new Shown("Note", ask.note()));
        Prepared waits =
                approvals.prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                SIGN_OFF_RUNS,
                                "runs/" + asked.requestId(),
                                "Sign off " + all.size() + " runs",
                                shown,
                                new Signing(all, ask.note())));
        ended.forget(unit, ask.runs());
        return waits;
    }

    private static void check(SignOffRuns ask) {
        int size = ask.runs().size();
        if (size == 0 || size > SignOffRuns.MOST || new HashSet<>(ask.runs()).size() != size) {
            throw Refused.at(
                    "runs",
                    Problem.Code.BAD_VALUE,
                    "Choose 1 to " + SignOffRuns.MOST + " runs, none twice.");
        }
    }

    private String hash(Unit unit, RunStore.StoredRun run) {
        var versions = new TreeMap<String, Integer>();
        breaks.of(unit, run.account(), run.run().to())
                .forEach(one -> versions.put(one.id().value().toString(), one.version()));
        return Canonical.digest(versions);
    }

    /// What one run refuses, none is signed.
    private void signed(Unit unit, Approvals.Decided by, Signing signing) {
        for (One one : signing.runs()) {
            RunStore.StoredRun stored = runs.get(unit, one.run());
            if (!one.breaks().equals(hash(unit, stored))) {
                throw Refused.because(Problem.Code.STALE_VERSION, changed(stored));
            }
            single.signed(
                    unit, by, new SignOffs.Signing(one.run(), one.evidenceHash(), signing.note()));
        }
    }
}
