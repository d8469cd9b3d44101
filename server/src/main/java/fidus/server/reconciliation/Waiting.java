package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.RunRequest;
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
record Waiting(Map<String, String> single, List<Group> groups, Map<String, RunRequest> requests) {
    static final Waiting NOTHING = new Waiting(Map.of(), List.of(), Map.of());

    /// About runs, one by one or together.
    static Waiting ofRuns(Approvals approvals, Unit unit) {
        Map<String, String> words = new HashMap<>();
        Map<String, RunRequest> requests = new HashMap<>();
        for (String kind : List.of("run", "runs")) {
            for (Prepared one : approvals.waitingAmong(unit, kind)) {
                List<String> subjects = new ArrayList<>(List.of(one.subject()));
                GroupSignOffs.runsOf(one).forEach(run -> subjects.add("run/" + run.value()));
                boolean signOff = subjects.size() > 1 || one.command().equals(SignOffs.SIGN_OFF);
                var request =
                        new RunRequest(signOff, one.makerId(), one.makerName(), one.preparedAt());
                subjects.forEach(subject -> words.put(subject, title(one)));
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
    Waiting with(Map<String, String> breaks, List<Group> lists) {
        Map<String, String> all = new HashMap<>(single);
        all.putAll(breaks);
        return new Waiting(all, lists, requests);
    }

    /// @param title of the command
    record Group(String title, Set<BreakId> breaks) {}

    @Nullable String run(String id) {
        return single.get("run/" + id);
    }

    /// Who asked for what waits about a run, and when.
    @Nullable RunRequest request(String id) {
        return requests.get("run/" + id);
    }

    @Nullable String of(BreakId id) {
        for (Group group : groups) {
            if (group.breaks.contains(id)) {
                return group.title;
            }
        }
        return single.get("break/" + id.value());
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
