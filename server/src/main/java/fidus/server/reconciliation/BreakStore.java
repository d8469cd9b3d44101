package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Breaks; one per account, rule and key, however often it is seen.
final class BreakStore {
    static final String BREAKS = "reconciliationBreaks";
    private static final String HEADS = "reconciliationBreakHead";
    private static final Counter TURNS = new Counter(HEADS, "turns", 1);
    private static final int PART = 1_000;

    /// @param id of the break
    /// @param turn of the change that wrote it last, absent for what was stored before turns were
    ///   counted
    /// @param day the first day that it concerns; absent where it concerns none, and for what no
    ///   run has seen since this is kept
    record StoredBreak(
            BreakId id,
            String account,
            String rule,
            String key,
            String breakState,
            ReconciliationBreak found,
            long version,
            @Nullable Long turn,
            @Nullable LocalDate day)
            implements KeyedBreak {
        static StoredBreak of(
                String account,
                ReconciliationBreak found,
                @Nullable LocalDate day,
                long version,
                @Nullable Long turn) {
            return new StoredBreak(
                    found.id(),
                    account,
                    found.rule(),
                    found.key(),
                    found.breakState().name(),
                    found,
                    version,
                    turn,
                    day);
        }

        @Override
        public LocalDate firstSeenOn() {
            return found.firstSeenOn();
        }

        /// The same with the day that it was seen to concern.
        StoredBreak on(@Nullable LocalDate seen) {
            return seen == null ? this : of(account, found, seen, version, turn);
        }

        /// Whether it was written after a signature.
        ///
        /// @param signed turn of that
        boolean isSince(long signed) {
            return turn != null && turn > signed;
        }

        /// Whether it may concern a day up to this one: only what is known to be of later days
        /// alone does not.
        boolean concerns(LocalDate through) {
            return day == null || !day.isAfter(through);
        }
    }

    /// Those nobody has settled and of which fraud is suspected.
    ///
    /// @param account absent for all
    List<StoredBreak> suspected(Unit unit, @Nullable String account) {
        return all(
                unit,
                account,
                eq("breakState", BreakState.EXPLAINED.name()),
                eq("found.findings.causeCode", CauseCode.FRAUD_SUSPECTED.name()));
    }

    static void shape(Migrations migrations) {
        LimitStore.shape(migrations);
        SignedBreakStore.shape(migrations);
        BreakTrendStore.shape(migrations);
        DossierStore.shape(migrations);
        migrations
                .unique(BREAKS, "account", "rule", "key")
                .index(BREAKS, "found.firstSeenRun")
                .index(FormerBreakStore.FORMER, "run")
                .index(BREAKS, "turn")
                .collection(HEADS)
                .index(BREAKS, "account", "breakState")
                .index(BREAKS, "breakState");
    }

    void add(Unit unit, StoredBreak added) {
        breaks(unit).insert(added);
    }

    void addAll(Unit unit, List<StoredBreak> added) {
        breaks(unit).insertAll(added);
    }

    StoredBreak get(Unit unit, BreakId id) {
        return breaks(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such break."));
    }

    /// @throws Refused `STALE_VERSION` when it is not what was shown any more
    StoredBreak current(Unit unit, BreakId id, int version) {
        StoredBreak before = get(unit, id);
        if (before.found.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This break was changed meanwhile. Load it again and repeat the change.");
        }
        return before;
    }

    StoredBreak replace(Unit unit, StoredBreak before, ReconciliationBreak after) {
        return replace(unit, before, after, turn(unit));
    }

    /// The number of a change to breaks; later changes have higher ones.
    long turn(Unit unit) {
        return TURNS.next(unit);
    }

    /// The number of the last change.
    long lastTurn(Unit unit) {
        return TURNS.coming(unit).first() - 1;
    }

    /// @param turn of all that is changed together
    StoredBreak replace(Unit unit, StoredBreak before, ReconciliationBreak after, long turn) {
        new SignedBreakStore().keep(unit, before, turn);
        StoredBreak stored =
                StoredBreak.of(before.account(), after, before.day(), before.version() + 1, turn);
        breaks(unit).replace(before.id().value().toString(), before.version(), stored);
        return stored;
    }

    /// Says that something kept beside a break stands on it as it is now: of two changes at once
    /// that stand on the same one, only one can be stored. The break itself does not change.
    void hold(Unit unit, StoredBreak one) {
        long next = one.version() + 1;
        var held = StoredBreak.of(one.account(), one.found(), one.day(), next, one.turn());
        breaks(unit).replace(one.id().value().toString(), one.version(), held);
    }

    List<StoredBreak> ofAccount(Unit unit, String account) {
        List<StoredBreak> all = new ArrayList<>();
        eachOfAccount(unit, account, all::add);
        return all;
    }

    void eachOfAccount(Unit unit, String account, Consumer<StoredBreak> then) {
        Bson filter = shown(unit, eq("account", account));
        breaks(unit).each(filter, ascending("rule", "key"), then);
    }

    List<StoredBreak> among(Unit unit, List<BreakId> ids) {
        List<StoredBreak> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PART) {
            List<BreakId> part = ids.subList(from, Math.min(from + PART, ids.size()));
            List<String> some = part.stream().map(id -> id.value().toString()).toList();
            found.addAll(breaks(unit).all(in("_id", some), ascending("_id"), PART));
        }
        return found;
    }

    /// What is shown, in any order.
    void each(Unit unit, Consumer<StoredBreak> then) {
        breaks(unit).each(shown(unit), ascending("_id"), then);
    }

    /// What is shown and was changed after that turn.
    void eachSince(Unit unit, long turn, Consumer<StoredBreak> then) {
        breaks(unit).each(shown(unit, gt("turn", turn)), ascending("turn"), then);
    }

    /// What a run found first.
    void eachOfRun(Unit unit, String run, Consumer<StoredBreak> then) {
        breaks(unit).each(eq("found.firstSeenRun", run), ascending("_id"), then);
    }

    /// Forgets some of what a run found first.
    ///
    /// @return whether there was any
    boolean forgetSomeOf(Unit unit, RunId run) {
        Bson its = eq("found.firstSeenRun", run.value().toString());
        List<String> own =
                breaks(unit).all(its, ascending("_id"), PART).stream()
                        .map(stored -> stored.id().value().toString())
                        .toList();
        breaks(unit).remove(in("_id", own));
        return !own.isEmpty();
    }

    /// Whether a run that is under way has written breaks of this account that are not shown yet.
    boolean isWritten(Unit unit, String account) {
        List<String> running = new RunStore().running(unit);
        return !running.isEmpty()
                && breaks(unit)
                        .first(and(in("found.firstSeenRun", running), eq("account", account)))
                        .isPresent();
    }

    /// Without what a run that is under way found first: it is shown once the run is completed.
    private static Bson shown(Unit unit, Bson... filters) {
        List<Bson> all = new ArrayList<>(List.of(filters));
        List<String> running = new RunStore().running(unit);
        if (!running.isEmpty()) {
            all.add(nin("found.firstSeenRun", running));
        }
        return all.isEmpty() ? empty() : and(all);
    }

    /// Those of one rule with one of these keys.
    List<StoredBreak> named(Unit unit, String account, String rule, List<String> keys) {
        return breaks(unit)
                .all(
                        shown(unit, eq("account", account), eq("rule", rule), in("key", keys)),
                        ascending("_id"),
                        keys.size() + 1);
    }

    /// The keys of those that are not settled, or only booked away.
    Set<String> standing(Unit unit, String account, List<String> rules) {
        return all(unit, account, in("rule", rules), ne("breakState", BreakState.RESOLVED.name()))
                .stream()
                .map(StoredBreak::key)
                .collect(Collectors.toSet());
    }

    /// Those of one rule.
    List<StoredBreak> ofRule(Unit unit, String account, String rule) {
        return all(unit, account, eq("rule", rule));
    }

    /// Those of some rules. Each account is asked for by itself: an index bounds the rules of one.
    List<StoredBreak> ofRules(Unit unit, Collection<String> accounts, List<String> rules) {
        var rule = in("rule", rules);
        return accounts.stream().flatMap(one -> all(unit, one, rule).stream()).toList();
    }

    List<StoredBreak> find(Unit unit, @Nullable String account, boolean openOnly) {
        return openOnly
                ? all(unit, account, in("breakState", List.of("OPEN", "EXPLAINED")))
                : all(unit, account);
    }

    private List<StoredBreak> all(Unit unit, @Nullable String account, Bson... more) {
        var filters = new ArrayList<>(List.of(more));
        if (account != null) {
            filters.add(eq("account", account));
        }
        return breaks(unit)
                .all(
                        shown(unit, filters.toArray(Bson[]::new)),
                        ascending("_id"),
                        Integer.MAX_VALUE);
    }

    private static Documents<StoredBreak> breaks(Unit unit) {
        return unit.documents(BREAKS, StoredBreak.class);
    }
}
