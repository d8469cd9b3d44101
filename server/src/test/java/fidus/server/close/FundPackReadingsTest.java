package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.ReadingSource;
import fidus.statements.AboutMonth;
import fidus.statements.FundPack;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;

/// A pack is told by the readings of its month, however many came later.
class FundPackReadingsTest {
    private static final int LATER = 10_001;
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    /// As an accepted reading is kept.
    record Accepted(String id, AccountKey account, Reading reading) {}

    @Test
    void tenThousandLaterReadingsChangeNothingOfAMonth() {
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
        }
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
        Money sum = CloseDesk.usd("10460.00");
        Money none = CloseDesk.usd("0.00");
        return new Reading(
                ACCOUNT, asOf, asOf, ReadingSource.LIVE, sum, sum, none, null, null, null);
    }
}
