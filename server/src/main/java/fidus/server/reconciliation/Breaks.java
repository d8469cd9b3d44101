package fidus.server.reconciliation;

import static fidus.ledger.PostingSide.CREDIT;
import static fidus.ledger.PostingSide.DEBIT;

import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.dashboard.BreakTally;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.ResolveBreak;
import fidus.reconciliation.desk.WriteOffBreak;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Breaks through their states, with a second person where one is asked for.
final class Breaks {
    private static final String RESOLVE = "RESOLVE_BREAK";
    private static final String WRITE_OFF = "WRITE_OFF_BREAK";
    private static final String WRITE_OFF_LIMIT = "50.00";

    private final Audit audit;
    private final Approvals approvals;
    private final Ledger ledger;
    private final RunStore runs;
    private final BreakStore store = new BreakStore();

    /// @param version of the stored break when it was shown
    record Resolving(BreakId id, String evidence, long version) {}

    record WritingOff(BreakId id, String reason, long version) {}

    Breaks(Audit audit, Approvals approvals, Ledger ledger, RunStore runs) {
        this.audit = audit;
        this.approvals = approvals;
        this.ledger = ledger;
        this.runs = runs;
        approvals.kind(RESOLVE, Resolving.class, Set.of(Role.APPROVER), this::resolved);
        approvals.kind(
                WRITE_OFF, WritingOff.class, Set.of(Role.APPROVER, Role.ADMIN), this::writtenOff);
    }

    void routes(Routes routes) {
        routes.answer(ReconciliationCalls.BREAKS, this::find);
        routes.answer(ReconciliationCalls.EXPLAIN, this::explain);
        routes.answer(ReconciliationCalls.RESOLVE, this::resolve);
        routes.answer(ReconciliationCalls.WRITE_OFF, this::writeOff);
    }

    BreakStore store() {
        return store;
    }

    List<ReconciliationBreak> of(Unit unit, String account) {
        return store.ofAccount(unit, account).stream().map(BreakStore.StoredBreak::found).toList();
    }

    Map<BreakState, Integer> byState(Unit unit, String account) {
        Map<BreakState, Integer> counts = new EnumMap<>(BreakState.class);
        of(unit, account).forEach(found -> counts.merge(found.breakState(), 1, Integer::sum));
        return counts;
    }

    int open(Unit unit, String account) {
        return byState(unit, account).getOrDefault(BreakState.OPEN, 0);
    }

    Map<AccountKey, Integer> openByAccount(Unit unit) {
        Map<AccountKey, Integer> counts = new TreeMap<>();
        for (BreakStore.StoredBreak stored : store.find(unit, null, true)) {
            if (stored.found().breakState() == BreakState.OPEN) {
                counts.merge(Outcomes.account(stored.account()), 1, Integer::sum);
            }
        }
        return counts;
    }

    List<BreakTally> tallies(Unit unit) {
        Map<String, Integer> counts = new TreeMap<>();
        LocalDate today = RunWork.today(unit);
        for (BreakStore.StoredBreak stored : store.find(unit, null, true)) {
            if (stored.found().breakState() == BreakState.OPEN) {
                counts.merge(
                        stored.found().severityOn(today) + " " + stored.found().ageBucketOn(today),
                        1,
                        Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .map(
                        count -> {
                            String[] name = count.getKey().split(" ", 2);
                            return new BreakTally(name[0], name[1], count.getValue());
                        })
                .toList();
    }

    List<BreakCard> cards(
            Unit unit, @Nullable String account, boolean openOnly, Map<String, String> waiting) {
        LocalDate today = RunWork.today(unit);
        return store.find(unit, account, openOnly).stream()
                .map(stored -> card(stored, today, waiting))
                .sorted(
                        Comparator.comparing(BreakCard::severityNow)
                                .thenComparing(
                                        Comparator.comparingLong(BreakCard::ageDays).reversed())
                                .thenComparing(card -> card.found().rule())
                                .thenComparing(card -> card.found().key()))
                .toList();
    }

    private static BreakCard card(
            BreakStore.StoredBreak stored, LocalDate today, Map<String, String> waiting) {
        ReconciliationBreak found = stored.found();
        return new BreakCard(
                found,
                stored.account(),
                found.severityOn(today),
                found.ageBucketOn(today),
                found.ageOn(today),
                found.findings().owner(),
                waiting.get(subject(stored)));
    }

    private BreakList find(Asked asked, FindBreaks find) {
        AccountKey account = Reconciliations.account(find.server(), find.login());
        Map<String, String> waiting = new HashMap<>();
        approvals
                .find(asked, new FindPrepared(null, true))
                .prepared()
                .forEach(prepared -> waiting.put(prepared.subject(), prepared.title()));
        return new BreakList(
                cards(
                        asked.unit(),
                        account == null ? null : account.toString(),
                        find.openOnly(),
                        waiting));
    }

    private BreakCard explain(Asked asked, ExplainBreak explain) {
        Unit unit = asked.unit();
        BreakStore.StoredBreak before = current(unit, explain.id(), explain.version());
        ReconciliationBreak after =
                before.found()
                        .explain(
                                Reconciliations.act(unit, asked.actor()),
                                explain.owner().value().toString(),
                                explain.causeCode(),
                                explain.note());
        BreakStore.StoredBreak stored =
                change(unit, asked.actor(), before, after, "EXPLAIN_BREAK", explain.note());
        return card(stored, RunWork.today(unit), Map.of());
    }

    private Prepared resolve(Asked asked, ResolveBreak resolve) {
        BreakStore.StoredBreak before = explained(asked.unit(), resolve.id(), resolve.version());
        if (resolve.evidence().strip().length() < 10) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.BAD_VALUE,
                    "Say in at least 10 characters what was done.");
        }
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        RESOLVE,
                        subject(before),
                        "Resolve " + before.rule() + " of " + before.account(),
                        shown(before, "Evidence", resolve.evidence()),
                        new Resolving(resolve.id(), resolve.evidence(), before.version())));
    }

    private Prepared writeOff(Asked asked, WriteOffBreak writeOff) {
        BreakStore.StoredBreak before = explained(asked.unit(), writeOff.id(), writeOff.version());
        Money difference = before.found().difference();
        if (difference == null || difference.isZero()) {
            throw Refused.at(
                    "id",
                    Problem.Code.BAD_VALUE,
                    "Only a break with a difference in money can be written off.");
        }
        if (writeOff.reason().strip().length() < 10) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in at least 10 characters why it is written off.");
        }
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        WRITE_OFF,
                        subject(before),
                        "Write off " + difference + " of " + before.account(),
                        shown(before, "Reason", writeOff.reason()),
                        new WritingOff(writeOff.id(), writeOff.reason(), before.version())));
    }

    private static List<Shown> shown(BreakStore.StoredBreak stored, String label, String value) {
        ReconciliationBreak found = stored.found();
        return List.of(
                new Shown("Account", stored.account()),
                new Shown("Rule", found.rule()),
                new Shown("Left", found.left()),
                new Shown("Right", found.right()),
                new Shown(
                        "Difference",
                        found.difference() == null ? "none" : found.difference().toString()),
                new Shown("Cause", String.valueOf(found.findings().causeCode())),
                new Shown("Explanation", String.valueOf(found.findings().note())),
                new Shown(label, value));
    }

    private void resolved(Unit unit, Approvals.Decided by, Resolving resolving) {
        BreakStore.StoredBreak before = unchanged(unit, resolving.id(), resolving.version());
        var resolution = new ReconciliationBreak.Resolution(null, null, resolving.evidence());
        ReconciliationBreak after =
                before.found().resolve(Reconciliations.act(unit, by.checker()), resolution);
        change(unit, by.checker(), before, after, RESOLVE, resolving.evidence());
    }

    private void writtenOff(Unit unit, Approvals.Decided by, WritingOff writingOff) {
        BreakStore.StoredBreak before = unchanged(unit, writingOff.id(), writingOff.version());
        Money difference = before.found().difference();
        if (difference == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This break has no difference in money any more.");
        }
        JournalEntry entry =
                ledger.post(
                        unit,
                        by.maker(),
                        by.checker().id(),
                        entry(unit, before, difference, writingOff.reason()));
        Money limit = limit(difference.currency());
        ReconciliationBreak after =
                before.found()
                        .writeOff(
                                Reconciliations.act(unit, by.checker()),
                                "entry " + entry.number(),
                                limit);
        change(unit, by.checker(), before, after, WRITE_OFF, writingOff.reason());
    }

    /// The difference is what the broker says less what the books say: money missing at the broker
    /// is a loss, money found there a gain.
    private static NewEntry entry(
            Unit unit, BreakStore.StoredBreak before, Money difference, String reason) {
        var dimensions =
                Map.of("break", before.id().value().toString(), "tradingAccount", before.account());
        Money sum = difference.abs();
        List<Posting> postings =
                difference.signum() < 0
                        ? List.of(
                                new Posting("5600", DEBIT, sum, dimensions),
                                new Posting("1110", CREDIT, sum, dimensions))
                        : List.of(
                                new Posting("1110", DEBIT, sum, dimensions),
                                new Posting("4500", CREDIT, sum, dimensions));
        return new NewEntry(
                "E21",
                "break/" + before.id().value(),
                "write-off " + before.version(),
                RunWork.today(unit),
                postings,
                reason);
    }

    /// The same number in every currency, so that no rate is needed to decide.
    private static Money limit(Currency currency) {
        return Money.rounded(new java.math.BigDecimal(WRITE_OFF_LIMIT), currency);
    }

    private BreakStore.StoredBreak change(
            Unit unit,
            Actor actor,
            BreakStore.StoredBreak before,
            ReconciliationBreak after,
            String action,
            String reason) {
        BreakStore.StoredBreak stored = store.replace(unit, before, after);
        audit.record(unit, actor, action, subject(before), before.found(), after, reason);
        voidSignOffs(unit, actor, before.account());
        return stored;
    }

    /// Whoever prepared a sign-off saw other breaks.
    void voidSignOffs(Unit unit, Actor actor, String account) {
        for (RunStore.StoredRun run : runs.all(unit, Outcomes.account(account))) {
            approvals.voidPending(
                    unit,
                    actor,
                    "run/" + run.id().value(),
                    "A break or match of the account was changed.");
        }
    }

    private BreakStore.StoredBreak explained(Unit unit, BreakId id, int version) {
        BreakStore.StoredBreak before = current(unit, id, version);
        if (before.found().breakState() != BreakState.EXPLAINED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This break is " + before.found().breakState() + "; explain it first.");
        }
        return before;
    }

    private BreakStore.StoredBreak current(Unit unit, BreakId id, int version) {
        BreakStore.StoredBreak before = store.get(unit, id);
        if (before.found().version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This break was changed meanwhile. Load it again and repeat the change.");
        }
        return before;
    }

    private BreakStore.StoredBreak unchanged(Unit unit, BreakId id, long version) {
        BreakStore.StoredBreak before = store.get(unit, id);
        if (before.version() != version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This break is not what was prepared. Prepare it again.");
        }
        return before;
    }

    private static String subject(BreakStore.StoredBreak stored) {
        return "break/" + stored.id().value();
    }
}
