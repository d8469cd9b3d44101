package fidus.proofs;

import fidus.mt5.rebates.ClosedLot;
import fidus.mt5.rebates.RebatePeriod;
import fidus.mt5.rebates.RebateRow;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.RebateLine;
import fidus.rebates.RebateRun;
import fidus.rebates.RowCheck;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A broker's month, row by row, each with its closing deals.
public final class RebateProofs {
    /// What stands in place of deals that are not those of the run any more.
    static final String ALL_DEALS = "all closing deals of the run";

    private RebateProofs() {}

    /// The name of a row's line.
    public static String name(RebateRow row) {
        return row.account() + ", " + row.rate().symbolGroup() + ", " + row.from();
    }

    /// @param lots closed by the broker's accounts, as the deals say today
    public static ProofFile of(RebateRun run, List<ClosedLot> lots, BrokerAgreement agreement) {
        YearMonth month = YearMonth.parse(run.period());
        Map<RowKey, List<ClosedLot>> byRow = new HashMap<>();
        for (ClosedLot lot : lots) {
            RebatePeriod.of(
                            List.of(lot),
                            month.atDay(1),
                            month.atEndOfMonth(),
                            agreement.rates(),
                            agreement::groupOf)
                    .rows()
                    .forEach(
                            row ->
                                    byRow.computeIfAbsent(RowKey.of(row), _ -> new ArrayList<>())
                                            .add(lot));
        }
        List<ProofLine> lines =
                run.lines().stream()
                        .map(
                                line ->
                                        line(
                                                line,
                                                byRow.getOrDefault(
                                                        RowKey.of(line.row()), List.of())))
                        .toList();
        return ProofFile.of(
                ProofKind.REBATE,
                "Rebates of " + run.broker() + " for " + run.period(),
                month.atEndOfMonth(),
                lines);
    }

    private record RowKey(Object account, String group, Object from) {
        static RowKey of(RebateRow row) {
            return new RowKey(row.account(), row.rate().symbolGroup(), row.from());
        }
    }

    private static ProofLine line(RebateLine line, List<ClosedLot> lots) {
        RebateRow row = line.row();
        var figures = new ProofFigures().given("rate per lot", row.rate().ratePerLot(), row.from());
        BigDecimal sum =
                lots.stream().map(ClosedLot::lots).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(row.volumeLots()) == 0) {
            lots.forEach(
                    lot -> figures.given("lots: " + lot.dealKey(), lot.lots(), lot.closedOn()));
        } else {
            figures.given("lots: " + ALL_DEALS, row.volumeLots(), row.to());
        }
        boolean rejected = line.rowCheck() == RowCheck.REJECTED;
        figures.given("rejected", rejected ? BigDecimal.ONE : BigDecimal.ZERO)
                .result("volume", row.volumeLots())
                .result("earned", line.earned())
                .result("claimed", line.claimed());
        return ProofLine.of(
                name(row), ProofFormula.REBATE, row.rate().currency(), row.to(), figures);
    }
}
