package fidus.server.rebates;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunState;
import fidus.rebates.ReceivedInto;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class RebateStore {
    private static final String AGREEMENTS = "rebateAgreements";
    private static final String RUNS = "rebateRuns";

    /// An agreement under its broker.
    ///
    /// @param withdrawnAt when two persons took it back; absent while it holds
    record Agreed(
            String id, BrokerAgreement agreement, long version, @Nullable Instant withdrawnAt) {
        boolean holds() {
            return withdrawnAt == null;
        }
    }

    /// A run under its key.
    ///
    /// @param standing YES or NO: of one broker and period at most one stands
    record Kept(
            RebateRunId id,
            String broker,
            String period,
            String standing,
            RebateRun run,
            long version) {
        static Kept of(RebateRun run) {
            return new Kept(
                    run.id(),
                    run.broker(),
                    run.period(),
                    run.rebateRunState() == RebateRunState.REVERSED ? "NO" : "YES",
                    run,
                    run.version());
        }
    }

    static void shape(Migrations migrations) {
        migrations
                .collection(AGREEMENTS)
                .uniqueWhere(RUNS, "standing", "YES", "broker", "period")
                .index(RUNS, "period");
    }

    Optional<BrokerAgreement> agreement(Unit unit, String broker) {
        return kept(unit, broker).filter(Agreed::holds).map(Agreed::agreement);
    }

    /// What was agreed with a broker last, though it was taken back since.
    Optional<Agreed> kept(Unit unit, String broker) {
        return agreements(unit).byId(broker);
    }

    List<BrokerAgreement> allAgreements(Unit unit) {
        return agreements(unit).whole(empty(), ascending("_id")).stream()
                .filter(Agreed::holds)
                .map(Agreed::agreement)
                .toList();
    }

    /// @param before the version it replaces, 0 when there was none
    void put(Unit unit, BrokerAgreement after, long before) {
        var kept = new Agreed(after.broker(), after, after.version(), null);
        if (before == 0) {
            agreements(unit).insert(kept);
        } else {
            agreements(unit).replace(after.broker(), before, kept);
        }
    }

    /// The agreement holds no more; the next one with the broker goes on with its versions.
    void withdraw(Unit unit, BrokerAgreement agreement) {
        long next = agreement.version() + 1;
        var kept = new Agreed(agreement.broker(), agreement.as(next), next, unit.now());
        agreements(unit).replace(agreement.broker(), agreement.version(), kept);
    }

    void add(Unit unit, RebateRun run) {
        kept(unit).insert(Kept.of(run));
    }

    void replace(Unit unit, RebateRun before, RebateRun after) {
        kept(unit).replace(before.id().value().toString(), before.version(), Kept.of(after));
    }

    /// @throws Refused `NOT_FOUND`
    RebateRun get(Unit unit, RebateRunId id) {
        return kept(unit)
                .byId(id.value().toString())
                .map(Kept::run)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such rebate run."));
    }

    Optional<RebateRun> standing(Unit unit, String broker, String period) {
        return kept(unit)
                .first(and(eq("broker", broker), eq("period", period), eq("standing", "YES")))
                .map(Kept::run);
    }

    /// What of a broker and month was reversed, and still holds what the broker paid.
    List<RebateRun> paidAndReversed(Unit unit, String broker, String period) {
        return kept(unit)
                .whole(
                        and(eq("broker", broker), eq("period", period), eq("standing", "NO")),
                        ascending("_id"))
                .stream()
                .map(Kept::run)
                .filter(run -> !run.receipts().isEmpty())
                .toList();
    }

    /// What stands of a broker, oldest month first.
    List<RebateRun> standing(Unit unit, String broker) {
        return kept(unit)
                .whole(and(eq("broker", broker), eq("standing", "YES")), ascending("period"))
                .stream()
                .map(Kept::run)
                .toList();
    }

    /// The deals that receipts name.
    Set<String> namedDeals(Unit unit) {
        return found(unit, new FindRebateRuns(null)).stream()
                .flatMap(run -> run.receipts().stream())
                .flatMap(one -> Optional.ofNullable(one.dealKey()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Receipts at accounts of brokers from before credits were named.
    List<RebateReceipt> nameless(Unit unit) {
        return found(unit, new FindRebateRuns(null)).stream()
                .flatMap(run -> run.receipts().stream())
                .filter(one -> one.dealKey() == null && one.receivedInto() != ReceivedInto.BANK)
                .toList();
    }

    /// Everything that was ever computed of a broker and month.
    List<RebateRun> ever(Unit unit, String broker, String period) {
        return kept(unit)
                .whole(and(eq("broker", broker), eq("period", period)), ascending("_id"))
                .stream()
                .map(Kept::run)
                .toList();
    }

    /// How many runs were ever computed of a broker.
    long count(Unit unit, String broker) {
        return kept(unit).count(eq("broker", broker));
    }

    long count(Unit unit, String broker, String period) {
        return kept(unit).count(and(eq("broker", broker), eq("period", period)));
    }

    List<RebateRun> found(Unit unit, FindRebateRuns find) {
        return kept(unit)
                .whole(
                        find.period() == null ? empty() : eq("period", find.period()),
                        orderBy(descending("period"), ascending("broker"), ascending("_id")))
                .stream()
                .map(Kept::run)
                .toList();
    }

    private static Documents<Agreed> agreements(Unit unit) {
        return unit.documents(AGREEMENTS, Agreed.class);
    }

    private static Documents<Kept> kept(Unit unit) {
        return unit.documents(RUNS, Kept.class);
    }
}
