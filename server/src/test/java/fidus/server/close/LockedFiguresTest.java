package fidus.server.close;

import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.close.AboutVersion;
import fidus.close.CloseCalls;
import fidus.close.ClosedMonth;
import fidus.contract.Refused;
import fidus.ledger.Postings;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.statements.AboutMonth;
import fidus.statements.FundPack;
import fidus.statements.StatementCalls;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// I34: figures of a LOCKED period have a constant hash, whatever comes later or too late, and its
/// fund pack says the same whenever it is made.
class LockedFiguresTest {
    private static final int EVENTS = 25;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_270_331, 4_711})
    void i34FiguresOfALockedPeriodHaveAConstantHash(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        try (var desk = CloseDesk.afterMarch()) {
            String hash = desk.locked().history().getFirst().hash();
            ClosedMonth signed = version(desk);
            FundPack pack = pack(desk);
            var life = new Life(desk, random);
            for (int i = 0; i < EVENTS; i++) {
                life.next();
                String said = "seed " + seed + ", after " + life.told;
                assertThat(version(desk)).as(said).isEqualTo(signed);
                assertThat(version(desk).figures().digest()).as(said).isEqualTo(hash);
                assertThat(desk.month().unchanged()).as(said).isTrue();
                assertThat(pack(desk).digest()).as(said).isEqualTo(pack.digest());
                assertThat(desk.month().coverage()).as(said).isEqualTo(signed.figures().coverage());
            }
            desk.statements(false);
            assertThat(pack(desk).digest()).isEqualTo(pack.digest());
            assertThat(life.done).as("seed " + seed + ": " + life.told).isGreaterThan(EVENTS / 2);
        }
    }

    private static ClosedMonth version(CloseDesk desk) {
        return desk.ask(CloseCalls.VERSION, new AboutVersion(CloseDesk.MARCH, 1));
    }

    private static FundPack pack(CloseDesk desk) {
        return desk.ask(StatementCalls.FUND_PACK, new AboutMonth(CloseDesk.MARCH));
    }

    /// What may happen after the lock, some of it dated into the locked month.
    private static final class Life {
        private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

        private final CloseDesk desk;
        private final CloseWallets wallets;
        private final RandomGenerator random;
        private final List<String> told = new ArrayList<>();
        private LocalDate day = LocalDate.parse("2027-04-01");
        private int number;
        private int done;

        Life(CloseDesk desk, RandomGenerator random) {
            this.desk = desk;
            this.wallets = new CloseWallets(desk);
            this.random = random;
        }

        void next() {
            number++;
            String sum = random.nextInt(1, 900) + "." + random.nextInt(10, 100);
            String on = LocalDate.parse("2027-03-01").plusDays(random.nextInt(0, 45)).toString();
            int what = random.nextInt(8);
            told.add(what + " " + sum + " on " + on);
            try {
                happens(what, sum, on);
                done++;
            } catch (Refused late) {
                told.add(late.problem().code().name());
            }
        }

        private void happens(int what, String sum, String on) {
            switch (what) {
                case 0 -> desk.cash(ACCOUNT, 900 + number, on + "T10:00:00", "-" + sum, "FEE x");
                case 1 -> desk.cash(ACCOUNT, 900 + number, on + "T11:00:00", sum, "DEPOSIT-1");
                case 2 -> posted("E21", sum, on);
                case 3 -> posted("E3", sum, on);
                case 4 -> desk.read(ACCOUNT, on + "T12:00:00Z", "9" + random.nextInt(100, 999));
                case 5 -> desk.account(8_000 + number, AccountPurpose.TRADING, sum);
                case 6 ->
                        wallets.cash(
                                CashPlace.BANK,
                                "Bank " + number,
                                CashOwner.CLIENT,
                                sum,
                                "2027-03-31T10:00:00Z");
                default -> {
                    day = day.plusDays(random.nextInt(1, 12));
                    desk.at(day.toString());
                    desk.server.rollDay();
                }
            }
        }

        private void posted(String event, String sum, String on) {
            desk.post(
                    event,
                    "life/" + number,
                    on,
                    Postings.debit("1010", usd(sum), Map.of("bankAccount", "House bank USD")),
                    Postings.credit("3010", usd(sum), Map.of()));
        }
    }
}
