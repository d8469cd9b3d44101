package fidus.server.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.RunId;
import fidus.server.imports.Imported;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks again at the runs of a trading account that are to be signed when a file of its broker was
/// taken in: to compare their days takes too long for whoever reads the list of runs.
///
/// A file that comes alone is looked at at once. Those that follow within a minute are only marked,
/// and looked at together: what many files cost is what their account's runs cost, and a run whose
/// days none of them speaks of costs nothing.
record MovedRuns(Mongo mongo, RunStore runs, Grounds grounds) {
    /// The newest of them; what became of others is told where they are opened.
    private static final int MOST = 20;

    /// Statements that were imported last; each is read from its file.
    private static final int NEAR = 10;

    /// What a signature would be refused with too: that something changed, or that no statement or
    /// too many of them speak of the days. Anything else may be over in a minute.
    private static final Set<Problem.Code> FINDINGS =
            Set.of(Problem.Code.WRONG_STATE, Problem.Code.NOT_FOUND, Problem.Code.BAD_VALUE);

    private static final Logger LOG = LoggerFactory.getLogger(MovedRuns.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final MovedAccountStore MARKS = new MovedAccountStore();

    /// What was found.
    ///
    /// @param mark of the account when it was looked
    private record Found(MovedAccountStore.Mark mark, Map<RunId, String> words) {}

    void came(Imported file) {
        LocalDate first = file.from();
        String account = file.account().toString();
        if (first == null) {
            return;
        }
        LocalDate since = mongo.read(unit -> since(unit, file.account(), first));
        if (mongo.write(unit -> marked(unit, account, since))) {
            tryToLook(account);
        }
    }

    /// The first day that a file may change. Days that no statement speaks of are proven with what
    /// the next one opens with, so it may change all after the last that was told before it; where
    /// that is not among the newest, some days more.
    private LocalDate since(Unit unit, AccountKey account, LocalDate first) {
        if (AccountRunStore.newest(unit, account.toString()).isEmpty()) {
            return first;
        }
        LocalDate since = LocalDate.EPOCH;
        try {
            int passed = 0;
            for (BrokerStatement one : grounds.sources().statements().apply(unit, account)) {
                if (passed++ == NEAR || !since.isBefore(first)) {
                    break;
                }
                LocalDate next = one.to().plusDays(1);
                since = one.from().isBefore(first) && next.isAfter(since) ? next : since;
            }
        } catch (Progress.Cancelled stopped) {
            throw stopped;
        } catch (RuntimeException e) {
            LOG.info("How far a file of {} goes is not known: {}", account, e.getMessage());
            return LocalDate.EPOCH;
        }
        return since.isBefore(first) ? since : first;
    }

    /// Looks at all that was only marked, and at what could not be read before.
    void again() {
        mongo.read(MARKS::waiting).forEach(mark -> tryToLook(mark.id()));
    }

    /// An account that cannot be read now stays marked, and holds up no other.
    private void tryToLook(String account) {
        try {
            look(account);
        } catch (Progress.Cancelled stopped) {
            throw stopped;
        } catch (Refused later) {
            LOG.info("Runs of {} are looked at later: {}", account, later.problem().message());
        } catch (RuntimeException e) {
            LOG.error("Runs of {} could not be looked at", account, e);
        }
    }

    /// @return whether nobody looked lately; who asked does then
    private static boolean marked(Unit unit, String account, LocalDate first) {
        Instant now = unit.now();
        MovedAccountStore.Mark before =
                MARKS.of(unit, account).orElseGet(() -> MovedAccountStore.Mark.of(account, now));
        Instant looked = before.lookedAt();
        boolean due = looked == null || !looked.plus(PAUSE).isAfter(now);
        MovedAccountStore.Mark after = before.with(first, now);
        MARKS.put(unit, due ? after.lookingAt(now) : after);
        return due;
    }

    /// Looks unless a run is under way, which may have read its days before the file came: then the
    /// account stays marked.
    private void look(String account) {
        mongo.read(
                        unit ->
                                runs.running(unit, account).isEmpty()
                                        ? Optional.of(found(unit, account))
                                        : Optional.<Found>empty())
                .ifPresent(found -> keep(account, found));
    }

    /// What was found counts only where no file came meanwhile: then it is looked once more.
    private void keep(String account, Found found) {
        var _ =
                mongo.write(
                        unit -> {
                            boolean same =
                                    MARKS.of(unit, account)
                                            .filter(mark -> mark.files() == found.mark.files())
                                            .isPresent();
                            if (same) {
                                var store = new MovedRunStore();
                                found.words.forEach((run, said) -> store.put(unit, run, said));
                                boolean free = found.words.isEmpty();
                                MARKS.put(unit, found.mark.done(free ? null : unit.now()));
                            }
                            return same;
                        });
    }

    private Found found(Unit unit, String account) {
        MovedAccountStore.Mark mark = MARKS.of(unit, account).orElseThrow();
        Map<RunId, String> words = new LinkedHashMap<>();
        List<RunStore.StoredRun> touched =
                mark.from() == null
                        ? List.of()
                        : runs.holding(unit, account).stream()
                                .filter(LaterNews::isToBeSigned)
                                .filter(mark::touches)
                                .limit(MOST)
                                .toList();
        touched.forEach(stored -> words.put(stored.id(), words(unit, stored)));
        return new Found(mark, words);
    }

    /// @throws Refused with what may be over in a minute
    private String words(Unit unit, RunStore.StoredRun stored) {
        try {
            grounds.requireUnchanged(unit, stored);
            return "";
        } catch (Refused why) {
            if (!FINDINGS.contains(why.problem().code())) {
                throw why;
            }
            return why.problem().message();
        }
    }
}
