package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.RunRequest;
import fidus.reconciliation.desk.WaitingKind;
import fidus.server.approvals.Approvals;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What of breaks and runs waits for other persons, in words.
///
/// @param single by its subject, as `kind/id`
/// @param groups breaks that wait in one list
/// @param requests about runs, by `run/id`
record Waiting(Map<String, What> single, List<Group> groups, Map<String, RunRequest> requests) {
    static final Waiting NOTHING = new Waiting(Map.of(), List.of(), Map.of());

    /// What waits, in words, and what kind of decision it is.
    record What(String title, WaitingKind kind) {
        static What of(Prepared waiting) {
            return new What(
                    Waiting.title(waiting),
                    switch (waiting.command()) {
                        case Endings.WRITE_OFF -> WaitingKind.WRITE_OFF;
                        case Resolutions.RESOLVE -> WaitingKind.RESOLUTION;
                        default -> WaitingKind.DECISION;
                    });
        }
    }

    /// About runs, one by one or together.
    static Waiting ofRuns(Approvals approvals, Unit unit) {
        Map<String, What> words = new HashMap<>();
        Map<String, RunRequest> requests = new HashMap<>();
        for (String kind : List.of("run", "runs")) {
            for (Prepared one : approvals.waitingAmong(unit, kind)) {
                List<String> subjects = new ArrayList<>(List.of(one.subject()));
                GroupSignOffs.runsOf(one).forEach(run -> subjects.add("run/" + run.value()));
                boolean signOff = subjects.size() > 1 || one.command().equals(SignOffs.SIGN_OFF);
                var request =
                        new RunRequest(signOff, one.makerId(), one.makerName(), one.preparedAt());
                subjects.forEach(subject -> words.put(subject, What.of(one)));
                subjects.forEach(subject -> requests.put(subject, request));
            }
        }
        return new Waiting(words, List.of(), requests);
    }

    /// What waits, with how far it is.
    static String title(Prepared waiting) {
        String progress = waiting.progress();
        return waiting.title() + (progress.isEmpty() ? "" : " (" + progress + ")");
    }

    /// With what waits about breaks.
    Waiting with(Map<String, What> breaks, List<Group> lists) {
        Map<String, What> all = new HashMap<>(single);
        all.putAll(breaks);
        return new Waiting(all, lists, requests);
    }

    record Group(What what, Set<BreakId> breaks) {}

    @Nullable String run(String id) {
        What what = single.get("run/" + id);
        return what == null ? null : what.title;
    }

    /// Whether anything waits about a break.
    boolean isAbout(BreakId id) {
        return what(id) != null;
    }

    /// Who asked for what waits about a run, and when.
    @Nullable RunRequest request(String id) {
        return requests.get("run/" + id);
    }

    @Nullable What what(BreakId id) {
        for (Group group : groups) {
            if (group.breaks.contains(id)) {
                return group.what;
            }
        }
        return single.get("break/" + id.value());
    }

    @Nullable String of(BreakId id) {
        What what = what(id);
        return what == null ? null : what.title;
    }

    /// @throws Refused `ALREADY_PENDING` while another person has to decide about it
    void requireFree(BreakId id) {
        String title = of(id);
        if (title != null) {
            throw Refused.because(
                    Problem.Code.ALREADY_PENDING,
                    "Another person has to decide first: " + title + ".");
        }
    }
}
