package fidus.server.agents;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.agents.ApprovalListStore.Head;
import fidus.server.agents.ApprovalListStore.Part;
import fidus.server.agents.ApprovalListStore.Row;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.jobs.Jobs;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/// Everything that waits of one kind of earning approved by one decision: the list is frozen as it
/// is shown, another person approves exactly that list, and a job does it.
public final class ManyApprovals implements Approvals.Execution<ManyApprovals.Wanted> {
    /// How many rows are approved in one transaction.
    static final int AT_ONCE = 100;

    /// What the subject of a list begins with.
    static final String SUBJECT = "approval-list/";

    private static final int MOST_PARTIES = 40;

    private final ApprovalListStore store = new ApprovalListStore();
    private final Ground ground;
    private final Kind kind;
    private final ListRows rows;

    /// What lists stand on.
    public record Ground(Mongo mongo, Jobs jobs, Approvals approvals) {}

    /// One kind of earning.
    ///
    /// @param command another person decides
    /// @param work that does it
    /// @param words of several of them, such as commissions
    public record Kind(String command, String work, String words) {}

    /// Approves rows.
    public interface Approving {
        /// Looks at all of these together.
        ///
        /// @return says of one of them why it is left; empty while it is what was shown
        Function<Waiting, String> changes(Unit unit, List<Waiting> rows);

        /// The same of one.
        default String changed(Unit unit, Waiting row) {
            return changes(unit, List.of(row)).apply(row);
        }

        /// Says why these two may not approve this one though it is what was shown; empty when they
        /// may.
        default String refused(Unit unit, By by, Waiting row) {
            return "";
        }

        void approve(Unit unit, By by, Waiting row);
    }

    /// Who asked for the decision on a list, and who took it.
    public record By(Actor maker, Actor checker) {}

    /// What waits to be approved.
    ///
    /// @param what it is, in words
    public record Waiting(
            String item,
            String party,
            String partyName,
            String what,
            Money earned,
            LocalDate dueOn) {}

    /// What another person approves.
    ///
    /// @param digest of the rows
    record Wanted(String list, int count, String digest) {}

    public ManyApprovals(Ground ground, Kind kind, Approving approving) {
        this.ground = ground;
        this.kind = kind;
        this.rows = new ListRows(store, approving);
        ground.approvals.kind(kind.command, Wanted.class, Set.of(Role.APPROVER), this);
        ground.approvals.rows(kind.command, rows::page);
        ground.jobs.work(
                kind.work,
                ApprovalWork.Wanted.class,
                new ApprovalWork(ground.mongo, this::deciders, approving, rows));
    }

    static void shape(Migrations migrations) {
        ApprovalListStore.shape(migrations);
    }

    /// Freezes what waits and asks another person.
    ///
    /// @throws Refused `NOTHING_DUE` when nothing does
    public Prepared ask(Asked asked, LocalDate until, List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            throw Refused.at(
                    "dueUntil",
                    Problem.Code.NOTHING_DUE,
                    "No " + kind.words + " are ready by " + until + ".");
        }
        List<Row> frozen = frozen(waiting, store.revoked(asked.unit()));
        String list = UUID.randomUUID().toString();
        String digest = Canonical.digest(new ArrayList<>(frozen));
        var parts = new ArrayList<Part>();
        for (int from = 0; from < frozen.size(); from += AT_ONCE) {
            List<Row> some = frozen.subList(from, Math.min(from + AT_ONCE, frozen.size()));
            parts.add(new Part(ApprovalListStore.place(list, parts.size()), List.copyOf(some), 1));
        }
        store.add(
                asked.unit(), new Head(list, parts.size(), frozen.size(), digest, null, 1), parts);
        return ground.approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        kind.command,
                        SUBJECT + list,
                        "Approve %,d %s due by %s".formatted(frozen.size(), kind.words, until),
                        shown(frozen, digest),
                        new Wanted(list, frozen.size(), digest)));
    }

    private static List<Row> frozen(List<Waiting> waiting, Map<String, Integer> revoked) {
        return waiting.stream()
                .sorted(
                        Comparator.comparing(Waiting::partyName)
                                .thenComparing(Waiting::dueOn)
                                .thenComparing(Waiting::what)
                                .thenComparing(Waiting::item))
                .map(
                        one ->
                                new Row(
                                        one.item,
                                        one.party,
                                        one.partyName,
                                        one.earned,
                                        one.dueOn,
                                        null,
                                        one.what,
                                        revoked.get(one.item)))
                .toList();
    }

    /// By who earns, the totals, and the digest of every row.
    private static List<Shown> shown(List<Row> rows, String digest) {
        var parties = new TreeMap<String, String>();
        var sums = new TreeMap<String, Money>();
        var counts = new TreeMap<String, Integer>();
        var totals = new TreeMap<Currency, Money>();
        for (Row row : rows) {
            String key = row.partyName() + " " + row.earned().currency() + " " + row.party();
            parties.put(key, row.partyName());
            sums.merge(key, row.earned(), Money::plus);
            counts.merge(key, 1, Integer::sum);
            totals.merge(row.earned().currency(), row.earned(), Money::plus);
        }
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Rows", "%,d".formatted(rows.size())));
        totals.values().forEach(total -> shown.add(new Shown("Total", total.toString())));
        parties.entrySet().stream()
                .limit(MOST_PARTIES)
                .forEach(
                        one ->
                                shown.add(
                                        new Shown(
                                                one.getValue(),
                                                "%,d rows, %s"
                                                        .formatted(
                                                                counts.get(one.getKey()),
                                                                sums.get(one.getKey())))));
        int more = parties.size() - MOST_PARTIES;
        if (more > 0) {
            shown.add(new Shown("And", "%,d more".formatted(more)));
        }
        shown.add(new Shown("SHA-256 of the rows", digest));
        shown.add(new Shown("What was changed meanwhile", "is left out and listed"));
        return List.copyOf(shown);
    }

    /// The yes: the work is stored with it and begins after it.
    @Override
    public void execute(Unit unit, Decided by, Wanted wanted) {
        Head before = store.head(unit, wanted.list);
        var frozen = new ArrayList<Row>();
        for (int number = 0; number < before.parts(); number++) {
            frozen.addAll(store.part(unit, wanted.list, number).rows());
        }
        if (!Canonical.digest(frozen).equals(wanted.digest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The list is not what was prepared. Prepare it again.");
        }
        Job job =
                ground.jobs.prepare(
                        unit,
                        by.checker(),
                        new Jobs.Request(
                                kind.work,
                                by.prepared().title(),
                                SUBJECT + wanted.list,
                                new ApprovalWork.Wanted(
                                        wanted.list, by.prepared().id().value().toString())));
        store.replace(unit, before, before.doneBy(job.id().value().toString()));
    }

    @Override
    public void stored(Wanted wanted) {
        ground.jobs.begin(
                ground.mongo.read(
                        unit -> {
                            String job = String.valueOf(store.head(unit, wanted.list).job());
                            return ground.jobs.get(unit, new JobId(UUID.fromString(job)));
                        }));
    }

    private By deciders(Unit unit, ApprovalWork.Wanted wanted) {
        Decided by =
                ground.approvals.decided(unit, new PreparedId(UUID.fromString(wanted.prepared())));
        return new By(by.maker().asking(by.checker().request()), by.checker());
    }
}
