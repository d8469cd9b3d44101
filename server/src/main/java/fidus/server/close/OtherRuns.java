package fidus.server.close;

import fidus.agents.Agent;
import fidus.close.CloseBlock;
import fidus.close.ClosePlace;
import fidus.fees.shares.ShareRunCard;
import fidus.fees.shares.ShareRunState;
import fidus.franchises.PoolState;
import fidus.franchises.SoldPool;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.rebates.RebateRunCard;
import fidus.server.mongo.Unit;
import fidus.server.rebates.Rebates;
import fidus.server.shares.Shares;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The runs of a month before the managers' fees, in their order (§9.6): rebates, commissions,
/// franchise pools, performance shares.
final class OtherRuns {
    private final List<CloseBlock> blocks = new ArrayList<>();
    private int wanted;

    /// @param wanted how many runs the month has
    /// @param blocks those that are not approved and posted
    /// @param nameless brokers with rates whom no account names: they stop nothing
    record Seen(int wanted, List<CloseBlock> blocks, List<String> nameless) {}

    private OtherRuns() {}

    /// @param over whether the month is over on every broker's server
    static Seen of(Unit unit, Closes.Ground ground, MonthFacts.Days days, boolean over) {
        var runs = new OtherRuns();
        if (over) {
            ground.rebates().wanted(unit, days.month()).forEach(runs::rebates);
        }
        ground.pools().unapproved(unit, days.last()).forEach(runs::pool);
        runs.commissions(unit, ground, days);
        ground.shares().wanted(unit, days.month()).forEach(runs::shares);
        return new Seen(runs.wanted, List.copyOf(runs.blocks), ground.rebates().nameless(unit));
    }

    private void rebates(Rebates.MonthRebates one) {
        wanted++;
        RebateRunCard run = one.run();
        if (run == null) {
            block("", "Rebates of " + one.broker() + " are not computed. Compute the month's run.");
        } else if (!run.rebateRunState().posted()) {
            block(
                    "rebate-run/" + run.id().value(),
                    "Rebates of "
                            + one.broker()
                            + " are "
                            + run.rebateRunState()
                            + ". They have to be approved and posted.");
        }
    }

    private void pool(SoldPool one) {
        wanted++;
        boolean due = one.line().poolState() == PoolState.DUE;
        String what =
                "Pool "
                        + one.line().row().sequence()
                        + " of contract "
                        + one.number()
                        + ", sold by "
                        + one.franchise()
                        + ", was due on "
                        + one.line().row().dueOn();
        blocks.add(
                new CloseBlock(
                        ClosePlace.AGENTS,
                        "franchise/" + one.franchiseId().value(),
                        due
                                ? what + " and is not approved."
                                : what
                                        + " and is not in the books. The day roll posts it within"
                                        + " minutes while the server runs."));
    }

    /// One run for each agent something was due to by the end of the month and in it, or before it
    /// and still not approved.
    private void commissions(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        var due = new TreeMap<String, List<CommissionRow>>();
        ground.books()
                .each(
                        unit,
                        book ->
                                book.commissions().rows().stream()
                                        .filter(CommissionRow::live)
                                        .filter(row -> !row.dueOn().isAfter(days.last()))
                                        .filter(row -> days.isWithin(row.dueOn()) || !isBooked(row))
                                        .filter(
                                                row ->
                                                        !ground.books()
                                                                .waitsForClient(unit, book, row))
                                        .forEach(
                                                row ->
                                                        due.computeIfAbsent(
                                                                        row.agentId()
                                                                                .value()
                                                                                .toString(),
                                                                        _ -> new ArrayList<>())
                                                                .add(row)));
        for (Agent agent : ground.agents().all(unit)) {
            List<CommissionRow> rows = due.get(agent.id().value().toString());
            if (rows != null) {
                wanted++;
                commissions(agent, rows, days);
            }
        }
    }

    private void commissions(Agent agent, List<CommissionRow> rows, MonthFacts.Days days) {
        List<CommissionRow> open = rows.stream().filter(row -> !isBooked(row)).toList();
        if (open.isEmpty()) {
            return;
        }
        var sums = new TreeMap<Currency, Money>();
        open.forEach(
                row ->
                        sums.merge(
                                row.commissionAmount().currency(),
                                row.commissionAmount(),
                                Money::plus));
        boolean pending =
                open.stream().anyMatch(row -> row.commissionState() == CommissionState.PENDING);
        blocks.add(
                new CloseBlock(
                        ClosePlace.AGENTS,
                        "agent/" + agent.id().value(),
                        open.size()
                                + " commissions of "
                                + agent.name()
                                + " due by "
                                + days.last()
                                + ", "
                                + sums.values().stream()
                                        .map(Money::toString)
                                        .collect(Collectors.joining(" and "))
                                + (pending
                                        ? ", are not in the books. The day roll posts them within"
                                                + " minutes while the server runs."
                                        : ", are not approved.")));
    }

    private static boolean isBooked(CommissionRow row) {
        return row.commissionState() == CommissionState.APPROVED
                || row.commissionState() == CommissionState.PAID;
    }

    private void shares(Shares.MonthShares one) {
        wanted++;
        ShareRunCard run = one.run();
        String what = "Performance shares of " + one.fundCode();
        if (run == null) {
            block("", what + " are not computed. Compute the month's valuation.");
        } else if (run.shareRunState() != ShareRunState.POSTED) {
            block(
                    "share-run/" + run.id().value(),
                    what + " are " + run.shareRunState() + ". Another person has to approve them.");
        }
    }

    private void block(String subject, String message) {
        blocks.add(new CloseBlock(ClosePlace.FEES, subject, message));
    }
}
