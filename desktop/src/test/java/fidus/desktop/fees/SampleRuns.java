package fidus.desktop.fees;

import fidus.auth.PersonId;
import fidus.fees.Exact;
import fidus.fees.runs.SnapshotId;
import fidus.fees.shares.PoolMove;
import fidus.fees.shares.PoolSettlement;
import fidus.fees.shares.PoolShare;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunId;
import fidus.fees.shares.ShareRunState;
import fidus.funds.FundCode;
import fidus.funds.ShareMethod;
import fidus.investments.InvestmentId;
import fidus.investments.schedule.ValuationState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.rebates.RebateRate;
import fidus.mt5.rebates.RebateRow;
import fidus.rebates.BrokerAgreement;
import fidus.rebates.RebateCredit;
import fidus.rebates.RebateLine;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.RebateRunState;
import fidus.rebates.ReceivedInto;
import fidus.rebates.TakenBackReceipt;
import fidus.settings.SettingKey;
import fidus.settings.SettingUsed;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A valuation and a claim, with figures that the shared arithmetic gives.
final class SampleRuns {
    private static final PersonId ANN = new PersonId(new UUID(0, 3));
    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    private SampleRuns() {}

    static RebateCredit credit() {
        return new RebateCredit(
                "Broker-Live/9001/77",
                new AccountKey("Broker-Live", 9_001),
                ReceivedInto.REBATE_ACCOUNT,
                DAY,
                DAY,
                Money.of("1699.12", "USD"),
                "REBATE of January");
    }

    static ShareRun shares() {
        var contract = new InvestmentId(new UUID(0, 7));
        SharePool pool =
                SharePool.empty(
                                Currency.USD,
                                ShareMethod.DEALING_LOTS,
                                new BigDecimal("0.50"),
                                DAY.minusDays(31))
                        .moved(
                                new PoolMove(
                                        DAY.minusDays(31),
                                        DAY.minusDays(30),
                                        Exact.parse("0"),
                                        List.of(
                                                new PoolMove.PoolEntry(
                                                        contract, Money.of("250000", "USD")))))
                        .moved(
                                new PoolMove(
                                        DAY.minusDays(30), DAY, Exact.parse("10000"), List.of()));
        PoolSettlement settled = PoolSettlement.of(pool);
        PoolShare share = settled.shares().getFirst();
        var line =
                new ShareLine(
                        contract,
                        1001,
                        "Ada Example",
                        ShareMethod.DEALING_LOTS,
                        ValuationState.SHARE,
                        DAY.minusDays(30),
                        share.performance(),
                        share.paidOn(false),
                        share.paidOn(true),
                        share.shareAmount(),
                        List.of(),
                        share.units(),
                        share.derivation(),
                        "",
                        null);
        List<SharePool> pools = List.of(settled.after());
        return new ShareRun(
                new ShareRunId(new UUID(0, 8)),
                FundCode.UNLIMITED,
                "2027-01",
                DAY,
                1,
                ShareRunState.PREVIEWED,
                new SnapshotId(new UUID(0, 9)),
                "ab".repeat(32),
                List.of(line),
                pools,
                share.shareAmount(),
                ShareRun.digest(List.of(line), pools),
                new ShareRun.Steps(ANN, Sample.NOW, null, null, null, null),
                1,
                List.of(new SettingUsed(SettingKey.COMMISSION_TRIGGER, "ON_DUE", null)));
    }

    static BrokerAgreement agreement() {
        return new BrokerAgreement("Broker", List.of(rate()), List.of(), List.of(), 1);
    }

    static RebateRate rate() {
        return new RebateRate(
                RebateRate.ALL, DAY.minusDays(30), new BigDecimal("5.05"), Currency.USD);
    }

    static RebateRun rebates() {
        var row =
                new RebateRow(
                        new AccountKey("Broker-Live", 5_001_234),
                        DAY.minusDays(30),
                        DAY,
                        new BigDecimal("336.46"),
                        rate());
        List<RebateLine> lines = List.of(RebateLine.of(row));
        return new RebateRun(
                new RebateRunId(new UUID(0, 6)),
                "Broker",
                "2027-01",
                1,
                RebateRunState.POSTED,
                lines,
                List.of(),
                List.of(),
                Money.of("1699.12", "USD"),
                List.of(),
                RebateRun.digest(lines, List.of(), List.of()),
                new RebateRun.Steps(ANN, Sample.NOW, ANN, Sample.NOW, Sample.NOW, null, null),
                1,
                List.of());
    }

    /// The claim with what a bank has of it, after a sum that was typed wrongly.
    static RebateRun paid() {
        RebateReceipt typed = atBank("1669.12", "BANK-77");
        return rebates()
                .received(typed)
                .without(new TakenBackReceipt(typed, DAY.plusDays(1), "The sum was typed wrongly"))
                .received(atBank("1699.12", "BANK-78"));
    }

    private static RebateReceipt atBank(String sum, String evidence) {
        return RebateReceipt.atBank(Money.of(sum, "USD"), DAY, "House bank USD", evidence)
                .counting(DAY);
    }
}
