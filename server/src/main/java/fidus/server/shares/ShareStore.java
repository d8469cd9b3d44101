package fidus.server.shares;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.shares.FindShareRuns;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunId;
import fidus.fees.shares.ShareRunState;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutRef;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ShareStore {
    private static final String RUNS = "shareRuns";
    private static final String BOOKED = "shareBookings";

    /// A valuation under its key.
    ///
    /// @param standing YES or NO: of one fund and period at most one stands
    record Kept(
            ShareRunId id,
            String fundCode,
            String period,
            String standing,
            ShareRun run,
            long version) {
        static Kept of(ShareRun run) {
            return new Kept(
                    run.id(),
                    run.fundCode().name(),
                    run.period(),
                    run.shareRunState() == ShareRunState.REVERSED ? "NO" : "YES",
                    run,
                    run.version());
        }
    }

    static void shape(Migrations migrations) {
        migrations
                .uniqueWhere(RUNS, "standing", "YES", "fundCode", "period")
                .index(RUNS, "period")
                .collection(BOOKED);
    }

    /// The day from which what a valuation found of a row counts in the books.
    ///
    /// @param id the contract and the row
    record Booked(String id, LocalDate countsOn) {
        static String id(InvestmentId contract, PayoutRef row) {
            return contract.value() + "/" + row;
        }
    }

    void booked(Unit unit, InvestmentId contract, PayoutRef row, LocalDate countsOn) {
        String id = Booked.id(contract, row);
        unit.documents(BOOKED, Booked.class).put(id, new Booked(id, countsOn));
    }

    Optional<LocalDate> booked(Unit unit, InvestmentId contract, PayoutRef row) {
        return unit.documents(BOOKED, Booked.class)
                .byId(Booked.id(contract, row))
                .map(Booked::countsOn);
    }

    /// All of them, read at once.
    Map<String, LocalDate> booked(Unit unit) {
        var days = new HashMap<String, LocalDate>();
        unit.documents(BOOKED, Booked.class)
                .each(empty(), ascending("_id"), one -> days.put(one.id, one.countsOn));
        return days;
    }

    void add(Unit unit, ShareRun run) {
        kept(unit).insert(Kept.of(run));
    }

    void replace(Unit unit, ShareRun before, ShareRun after) {
        kept(unit).replace(before.id().value().toString(), before.version(), Kept.of(after));
    }

    /// @throws Refused `NOT_FOUND`
    ShareRun get(Unit unit, ShareRunId id) {
        return kept(unit)
                .byId(id.value().toString())
                .map(Kept::run)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such valuation."));
    }

    /// What stands for a fund, oldest month first.
    List<ShareRun> standing(Unit unit, FundCode fund) {
        return kept(unit)
                .whole(and(eq("fundCode", fund.name()), eq("standing", "YES")), ascending("period"))
                .stream()
                .map(Kept::run)
                .toList();
    }

    long count(Unit unit, FundCode fund, String period) {
        return kept(unit).count(and(eq("fundCode", fund.name()), eq("period", period)));
    }

    /// Newest month first, reversed ones included.
    List<ShareRun> found(Unit unit, FindShareRuns find) {
        return kept(unit)
                .whole(
                        find.period() == null ? empty() : eq("period", find.period()),
                        orderBy(descending("period"), ascending("fundCode"), ascending("_id")))
                .stream()
                .map(Kept::run)
                .toList();
    }

    private static Documents<Kept> kept(Unit unit) {
        return unit.documents(RUNS, Kept.class);
    }
}
