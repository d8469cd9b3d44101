package fidus.server.close;

import static fidus.server.Desk.problem;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.runs.FeeCalls;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.server.ledger.Months;
import fidus.statements.AboutMonth;
import fidus.statements.FundAccountLine;
import fidus.statements.FundPack;
import fidus.statements.FundValues;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;

/// A pack is told by the readings of its month, however many came later, and of a locked month by
/// what it was locked with.
class FundPackReadingsTest {
    private static final int LATER = 10_001;
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    /// As an accepted reading is kept.
    record Accepted(String id, AccountKey account, Reading reading) {}

    @Test
    void whatComesLaterChangesNothingOfAMonth() {
        try (CloseDesk desk = new CloseDesk("2027-01-04")) {
            AccountKey account = desk.account(7_001, AccountPurpose.TRADING, "10000.00");
            desk.at("2027-03-01");
            desk.read(account, "2027-02-28T23:55:00Z", "10000.00");
            desk.at("2027-04-01");
            desk.read(account, "2027-03-31T23:55:00Z", "10450.00");
            FundPack before = pack(desk);
            assertThat(before.funds().getFirst().total()).isNotNull();

            later(desk);

            assertThat(pack(desk).funds()).isEqualTo(before.funds());
            locked(desk, account, before);
        }
    }

    /// 100.00 came on 20 March and are told on 10 April. March stays with 450.00 on 10,000.00;
    /// April has 100.00 more at work and, with 10.00 more there, earned 90.00 less.
    private static void locked(CloseDesk desk, AccountKey account, FundPack before) {
        assertThat(line(before).values().truePnl()).isEqualTo(usd("450.00"));
        var march = new fidus.fees.runs.AboutMonth(CloseDesk.MARCH);
        var _ = desk.ask(FeeCalls.SNAPSHOT, march);
        Months.lock(desk.server.mongo(), CloseDesk.MARCH);
        desk.at("2027-04-10");

        desk.cash(account, 901, "2027-03-20T10:00:00", "100.00", "DEPOSIT-1");

        assertThat(pack(desk).funds()).isEqualTo(before.funds());
        assertThat(problem(() -> desk.ask(FeeCalls.SNAPSHOT, march)).code())
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
        desk.at("2027-05-01");
        FundAccountLine april = line(desk.ask(StatementCalls.FUND_PACK, new AboutMonth("2027-04")));
        assertThat(april.values())
                .isEqualTo(
                        new FundValues(
                                usd("10450.00"),
                                usd("100.00"),
                                usd("0.00"),
                                usd("-90.00"),
                                usd("10460.00")));
        assertThat(april.note())
                .isEqualTo("1 cash movement of earlier months came after their month was closed.");
    }

    private static FundAccountLine line(FundPack pack) {
        return pack.funds().getFirst().accounts().getFirst();
    }

    private static FundPack pack(CloseDesk desk) {
        return desk.ask(StatementCalls.FUND_PACK, new AboutMonth(CloseDesk.MARCH));
    }

    private static void later(CloseDesk desk) {
        Instant april = Instant.parse("2027-04-01T06:00:00Z");
        var readings = new ArrayList<Accepted>();
        for (int i = 0; i < LATER; i++) {
            readings.add(new Accepted("later " + i, ACCOUNT, at(april.plusSeconds(60L * i))));
        }
        var _ =
                desk.server
                        .mongo()
                        .write(
                                unit -> {
                                    unit.documents("readings", Accepted.class).insertAll(readings);
                                    return true;
                                });
    }

    private static Reading at(Instant asOf) {
        Money sum = usd("10460.00");
        Money none = usd("0.00");
        return new Reading(
                ACCOUNT, asOf, asOf, ReadingSource.LIVE, sum, sum, none, null, null, null);
    }
}
