package fidus.server.fees;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.FeePaid;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunId;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.FindFeeRuns;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerId;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateId;
import fidus.fees.runs.MonthSnapshot;
import fidus.fees.runs.SnapshotId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;

import java.util.List;
import java.util.Optional;

final class FeeStore {
    private static final String MANAGERS = "managers";
    private static final String MANDATES = "mandates";
    private static final String SNAPSHOTS = "monthSnapshots";
    private static final String RUNS = "feeRuns";

    /// A run under its key.
    ///
    /// @param standing YES or NO: of one type, payee and period at most one stands
    record Kept(
            FeeRunId id,
            String feeType,
            String payeeId,
            String period,
            String standing,
            FeeRun run,
            long version) {
        static Kept of(FeeRun run) {
            return new Kept(
                    run.id(),
                    run.feeType().name(),
                    run.payeeId().value().toString(),
                    run.period(),
                    run.feeRunState() == FeeRunState.REVERSED ? "NO" : "YES",
                    run,
                    run.version());
        }
    }

    static void shape(Migrations migrations) {
        migrations
                .unique(MANAGERS, "name")
                .index(MANDATES, "managerId")
                .unique(SNAPSHOTS, "period", "revision")
                .uniqueWhere(RUNS, "standing", "YES", "feeType", "payeeId", "period")
                .index(RUNS, "period", "feeType")
                .index(RUNS, "standing", "period")
                .index(RUNS, "run.feeRunState", "period")
                .index(RUNS, "run.steps.payment.payment");
    }

    void add(Unit unit, ManagerCard manager) {
        managers(unit).insert(manager);
    }

    void replace(Unit unit, ManagerCard before, ManagerCard after) {
        managers(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<ManagerCard> manager(Unit unit, ManagerId id) {
        return managers(unit).byId(id.value().toString());
    }

    List<ManagerCard> managersByName(Unit unit) {
        return managers(unit).whole(empty(), ascending("name"));
    }

    void add(Unit unit, Mandate mandate) {
        mandates(unit).insert(mandate);
    }

    void replace(Unit unit, Mandate before, Mandate after) {
        mandates(unit).replace(before.id().value().toString(), before.version(), after);
    }

    Optional<Mandate> mandate(Unit unit, MandateId id) {
        return mandates(unit).byId(id.value().toString());
    }

    List<Mandate> allMandates(Unit unit) {
        return mandates(unit).whole(empty(), orderBy(ascending("name"), ascending("_id")));
    }

    void add(Unit unit, MonthSnapshot snapshot) {
        unit.documents(SNAPSHOTS, MonthSnapshot.class).insert(snapshot);
    }

    Optional<MonthSnapshot> lastSnapshot(Unit unit, String period) {
        return unit
                .documents(SNAPSHOTS, MonthSnapshot.class)
                .all(eq("period", period), descending("revision"), 1)
                .stream()
                .findFirst();
    }

    Optional<MonthSnapshot> snapshot(Unit unit, SnapshotId id) {
        return unit.documents(SNAPSHOTS, MonthSnapshot.class).byId(id.value().toString());
    }

    void add(Unit unit, FeeRun run) {
        kept(unit).insert(Kept.of(run));
    }

    void replace(Unit unit, FeeRun before, FeeRun after) {
        kept(unit).replace(before.id().value().toString(), before.version(), Kept.of(after));
    }

    Optional<FeeRun> run(Unit unit, FeeRunId id) {
        return kept(unit).byId(id.value().toString()).map(Kept::run);
    }

    /// @throws Refused `NOT_FOUND`
    FeeRun get(Unit unit, FeeRunId id) {
        return run(unit, id)
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such fee run."));
    }

    Optional<FeeRun> standing(Unit unit, FeeType type, ManagerId payee, String period) {
        return kept(unit)
                .first(
                        and(
                                eq("feeType", type.name()),
                                eq("payeeId", payee.value().toString()),
                                eq("period", period),
                                eq("standing", "YES")))
                .map(Kept::run);
    }

    /// What stands for a payee, oldest month first.
    List<FeeRun> standing(Unit unit, FeeType type, ManagerId payee) {
        return kept(unit)
                .whole(
                        and(
                                eq("feeType", type.name()),
                                eq("payeeId", payee.value().toString()),
                                eq("standing", "YES")),
                        ascending("period"))
                .stream()
                .map(Kept::run)
                .toList();
    }

    /// Everything that stands, oldest month first.
    List<FeeRun> standing(Unit unit) {
        return runs(unit, eq("standing", "YES"), ascending("period"));
    }

    /// Those that something is due on, oldest month first.
    List<FeeRun> posted(Unit unit) {
        return runs(unit, eq("run.feeRunState", FeeRunState.POSTED.name()), ascending("period"));
    }

    /// Runs that this payment paid and that did not give it back, reversed ones included.
    List<FeeRun> paidBy(Unit unit, String payment) {
        List<FeeRun> last = runs(unit, eq("run.steps.payment.payment", payment), ascending("_id"));
        return last.isEmpty() ? paidPartBy(unit, payment) : last;
    }

    private static List<FeeRun> paidPartBy(Unit unit, String payment) {
        return runs(unit, exists("run.steps.others"), ascending("_id")).stream()
                .filter(
                        run ->
                                run.steps().payments().stream()
                                        .filter(FeePaid::stands)
                                        .anyMatch(one -> one.payment().equals(payment)))
                .toList();
    }

    /// Reversed runs that had been paid, also those whose payments came back.
    List<FeeRun> reversedPaid(Unit unit) {
        Bson paid = or(exists("run.steps.payment"), exists("run.steps.others"));
        return runs(unit, and(eq("standing", "NO"), paid), ascending("period"));
    }

    /// Those of them that were of the same type, payee and month as this run.
    List<FeeRun> reversedPaid(Unit unit, FeeRun run) {
        return runs(
                        unit,
                        and(
                                eq("period", run.period()),
                                eq("feeType", run.feeType().name()),
                                eq("payeeId", run.payeeId().value().toString()),
                                eq("standing", "NO")),
                        ascending("_id"))
                .stream()
                .filter(before -> !before.steps().payments().isEmpty())
                .toList();
    }

    /// Newest month first, reversed ones included.
    List<FeeRun> found(Unit unit, FindFeeRuns find) {
        Bson period = find.period() == null ? empty() : eq("period", find.period());
        Bson payee =
                find.payeeId() == null ? empty() : eq("payeeId", find.payeeId().value().toString());
        return runs(
                unit,
                and(period, payee),
                orderBy(
                        descending("period"),
                        ascending("feeType"),
                        ascending("run.payee"),
                        ascending("_id")));
    }

    long count(Unit unit, FeeType type, ManagerId payee, String period) {
        return kept(unit)
                .count(
                        and(
                                eq("feeType", type.name()),
                                eq("payeeId", payee.value().toString()),
                                eq("period", period)));
    }

    private static List<FeeRun> runs(Unit unit, Bson filter, Bson sort) {
        return kept(unit).whole(filter, sort).stream().map(Kept::run).toList();
    }

    private static Documents<ManagerCard> managers(Unit unit) {
        return unit.documents(MANAGERS, ManagerCard.class);
    }

    private static Documents<Mandate> mandates(Unit unit) {
        return unit.documents(MANDATES, Mandate.class);
    }

    private static Documents<Kept> kept(Unit unit) {
        return unit.documents(RUNS, Kept.class);
    }
}
