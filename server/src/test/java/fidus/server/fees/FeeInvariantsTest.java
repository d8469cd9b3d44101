package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.fees.FeeConvention;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeRunState;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.money.Currency;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// I28, I29 and I30 through the real server, over mandates of one to four accounts that earn and
/// lose what a seed says. What is owed is added up here, by hand.
class FeeInvariantsTest {
    private static final long SEED = 20_270_228;
    private static final String SAID = "seed " + SEED;
    private static final FeeType PERFORMANCE = FeeType.MANAGER_PERFORMANCE;
    private static final BigDecimal CAPITAL = new BigDecimal("10000.00");
    private static final BigDecimal RATE = new BigDecimal("0.20");

    private final FeeDesk desk = new FeeDesk("2027-01-02");
    private final Random random = new Random(SEED);
    private final List<Mandated> mandates = new ArrayList<>();

    /// A manager, the accounts, and the mark the last fee left.
    private static final class Mandated {
        private final ManagerId manager;
        private final List<AccountKey> accounts;
        private BigDecimal earned = BigDecimal.ZERO;
        private BigDecimal mark = BigDecimal.ZERO;

        Mandated(ManagerId manager, List<AccountKey> accounts) {
            this.manager = manager;
            this.accounts = accounts;
        }

        /// What is owed now.
        BigDecimal fee() {
            BigDecimal gain = earned.subtract(mark);
            return gain.signum() <= 0
                    ? new BigDecimal("0.00")
                    : gain.multiply(RATE).setScale(2, RoundingMode.HALF_UP);
        }

        void charged() {
            mark = fee().signum() > 0 ? earned : mark;
        }
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void everyAccountCountsOnceARunIsOnceAndNothingLaterMovesIt() {
        for (int i = 1; i <= 3; i++) {
            mandated(i);
        }
        read("2027-01-31T23:55:00Z");
        desk.at("2027-02-01");
        desk.snapshot("2027-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        List<String> january = results("2027-01");
        owed("2027-01");

        // I30: neither readings of February nor money that came then are anything of January.
        List<BigDecimal> then = mandates.stream().map(one -> one.earned).toList();
        read("2027-02-28T23:55:00Z");
        List<BigDecimal> later = mandates.stream().map(one -> one.earned).toList();
        desk.cash(
                mandates.getFirst().accounts.getFirst(),
                9,
                "2027-02-10T10:00:00",
                "500.00",
                "DEPOSIT-9");
        desk.at("2027-03-01");
        desk.start("2027-01", PERFORMANCE, FeeStep.PREVIEW);
        assertThat(results("2027-01")).as(SAID).isEqualTo(january);

        // I28: closing a month again changes nothing.
        desk.close("2027-01", PERFORMANCE);
        List<String> booked = desk.journal();
        desk.close("2027-01", PERFORMANCE);
        assertThat(desk.journal()).as(SAID).isEqualTo(booked);
        assertThat(results("2027-01")).as(SAID).isEqualTo(january);
        for (int i = 0; i < mandates.size(); i++) {
            mandates.get(i).earned = then.get(i);
            mandates.get(i).charged();
            mandates.get(i).earned = later.get(i);
        }

        // The deposit of February is in the equity that was read: no gain.
        mandates.getFirst().earned = mandates.getFirst().earned.subtract(new BigDecimal("500.00"));
        desk.close("2027-02", PERFORMANCE);
        owed("2027-02");
        assertThat(
                        desk.runs("2027-02").stream()
                                .filter(run -> run.feeRunState() != FeeRunState.REVERSED)
                                .collect(Collectors.groupingBy(run -> run.payeeId())))
                .as(SAID)
                .hasSize(mandates.size())
                .allSatisfy((_, runs) -> assertThat(runs).as(SAID).hasSize(1));
    }

    private void mandated(int number) {
        ManagerId manager = desk.manager("Manager " + number);
        var accounts = new ArrayList<AccountKey>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            accounts.add(desk.account(1000 * number + i, CAPITAL.toPlainString()));
        }
        desk.mandate(
                manager,
                FeeConvention.HOUSE.agreement(RATE, Currency.USD),
                accounts.toArray(AccountKey[]::new));
        mandates.add(new Mandated(manager, List.copyOf(accounts)));
    }

    /// Each account within 15 % of its capital.
    private void read(String at) {
        desk.at(at.substring(0, 10).equals("2027-01-31") ? "2027-02-01" : "2027-03-01");
        for (Mandated one : mandates) {
            one.earned = BigDecimal.ZERO;
            for (AccountKey account : one.accounts) {
                BigDecimal result = BigDecimal.valueOf(random.nextInt(300_001) - 150_000L, 2);
                one.earned = one.earned.add(result);
                desk.read(account, at, CAPITAL.add(result).toPlainString());
            }
        }
    }

    /// I29: of all accounts together, and each of them stands in the run's inputs.
    private void owed(String period) {
        for (Mandated one : mandates) {
            FeeRun run = desk.run(period, one.manager);
            assertThat(run.fee().amount()).as(SAID).isEqualByComparingTo(one.fee());
            String inputs = run.parts().getFirst().inputs().toString();
            one.accounts.forEach(
                    account -> assertThat(inputs).as(SAID).contains(account.toString()));
        }
    }

    private List<String> results(String period) {
        return mandates.stream()
                .map(one -> desk.run(period, one.manager))
                .map(run -> run.revision() + " " + run.resultDigest() + " " + run.fee())
                .toList();
    }
}
