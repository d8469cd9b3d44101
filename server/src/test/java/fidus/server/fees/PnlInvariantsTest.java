package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.contract.Nothing;
import fidus.fees.FeeConvention;
import fidus.fees.runs.AccountInput;
import fidus.fees.runs.FeeStep;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.ManagerId;
import fidus.funds.FundCode;
import fidus.growth.GrowthCalls;
import fidus.growth.GrowthLevel;
import fidus.money.Currency;
import fidus.mt5.AboutAccount;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.ChangeAccount;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.statements.AboutMonth;
import fidus.statements.FundAccountLine;
import fidus.statements.StatementCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// I1 to I4 and I6 through the real server: accounts of two funds, of clients and of the house,
/// with the money in and out that a seed says. What each earned is added up here, by hand.
class PnlInvariantsTest {
    private static final long SEED = 20_270_131;
    private static final String SAID = "seed " + SEED;
    private static final String MONTH = "2027-01";
    private static final String OPENED_AT = "2026-12-31T23:55:00Z";
    private static final String READ_AT = "2027-01-31T23:55:00Z";
    private static final long SEPARATION = 900;

    private final FeeDesk desk = new FeeDesk("2027-01-02");
    private final PnlPlaces places = new PnlPlaces(desk);
    private final Random random = new Random(SEED);
    private final Map<AccountKey, Earned> accounts = new TreeMap<>();
    private long tickets;

    /// Whose an account is and what it earned by its reading.
    private record Earned(FundCode fund, CapitalSource source, BigDecimal pnl) {}

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void everyPlaceSaysOneFigureAndWhatIsNoneOfATotalsChangesNone() {
        desk.account(SEPARATION, AccountPurpose.SEPARATION, FundCode.SEPARATION, "0", true);
        for (int i = 1; i <= 6; i++) {
            opened(1_000 + i);
        }
        ManagerId manager = desk.manager("Manager of all");
        mandated(manager);
        desk.at("2027-02-01");
        List.copyOf(accounts.keySet()).forEach(this::read);
        everyPlaceSays(manager);
        totals("six accounts");
        assertThat(places.packs()).as("fund packs, " + SAID).isEqualTo(funds());

        // I2: another account moves each total it belongs to by its figure, and no other. The pack
        // of a month is of the accounts that were in use in it.
        read(opened(2_001));
        totals("one more");

        // I3, I4: a demo account and what lies in separation are in none.
        AccountKey demo = desk.account(2_002, AccountPurpose.DEMO, FundCode.CORE, "500.00", true);
        assertThat(desk.read(demo, READ_AT, "999999.00")).isEqualTo(Outcome.ACCEPTED);
        var separation = new AccountKey(demo.server(), SEPARATION);
        assertThat(desk.read(separation, READ_AT, "777.00")).isEqualTo(Outcome.ACCEPTED);
        totals("with a demo account");

        // I3: a retired account is in none any more.
        AccountKey retired =
                accounts.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
        desk.approve(
                desk.ask(
                        Mt5Calls.CHANGE,
                        new ChangeAccount(
                                retired.server(),
                                retired.login(),
                                PoolState.INACTIVE,
                                "The broker closes it")));
        accounts.remove(retired);
        totals("without the retired one");
    }

    /// Its fee is the cost of the accounts' fund, or of the house.
    private void mandated(ManagerId manager) {
        var agreement = FeeConvention.HOUSE.agreement(new BigDecimal("0.20"), Currency.USD);
        accounts.keySet().stream()
                .collect(Collectors.groupingBy(key -> bearer(earned(key))))
                .values()
                .forEach(some -> desk.mandate(manager, agreement, some.toArray(AccountKey[]::new)));
    }

    private Earned earned(AccountKey key) {
        return Objects.requireNonNull(accounts.get(key));
    }

    private static String bearer(Earned one) {
        return one.source == CapitalSource.HOUSE ? "HOUSE" : one.fund.name();
    }

    /// I6: what was allocated is only added to, and by money that moved alone.
    @Test
    void readingsAndRepeatedRowsAllocateNothing() {
        desk.account(SEPARATION, AccountPurpose.SEPARATION, FundCode.SEPARATION, "0", true);
        AccountKey account = opened(1_001);
        desk.at("2027-03-01");
        read(account);
        List<String> before = allocated(account);
        for (int i = 0; i < 10; i++) {
            String equity = cents(900_000, 1_100_000).toPlainString();
            desk.read(account, "2027-02-%02dT10:00:00Z".formatted(i + 1), equity);
            assertThat(allocated(account)).as(SAID).isEqualTo(before);
        }
        for (int i = 0; i < 10; i++) {
            long ticket = 5_000L + random.nextInt(4);
            desk.cash(
                    account, ticket, "2027-02-03T10:00:00", (ticket - 4_990) + ".00", "DEPOSIT-A");
            List<String> after = allocated(account);
            assertThat(after).as(SAID).containsAll(before);
            assertThat(after.size() - before.size()).as(SAID).isBetween(0, 1);
            before = after;
        }
        assertThat(before).as(SAID).doesNotHaveDuplicates();
        desk.cash(account, 6_000, "2027-02-04T10:00:00", "-3.00", "TRANSFER TO " + SEPARATION);
        assertThat(allocated(account)).as("profit is no capital, " + SAID).isEqualTo(before);
    }

    private List<String> allocated(AccountKey account) {
        return desk
                .ask(Mt5Calls.ACCOUNT, new AboutAccount(account.server(), account.login()))
                .allocations()
                .stream()
                .map(Canonical::digest)
                .toList();
    }

    /// An account with capital, money put in and profit taken out, and as it began.
    private AccountKey opened(long login) {
        FundCode fund = random.nextBoolean() ? FundCode.CORE : FundCode.BALANCE;
        desk.source = random.nextInt(3) > 0 ? CapitalSource.CLIENT : CapitalSource.HOUSE;
        BigDecimal capital = cents(500_000, 2_000_000);
        AccountKey key =
                desk.account(login, AccountPurpose.TRADING, fund, capital.toPlainString(), true);
        assertThat(desk.read(key, OPENED_AT, capital.toPlainString())).isEqualTo(Outcome.ACCEPTED);
        BigDecimal paidIn = capital;
        BigDecimal takenOut = BigDecimal.ZERO;
        for (int i = random.nextInt(3); i > 0; i--) {
            BigDecimal sum = cents(100, 50_000);
            desk.cash(key, ++tickets, "2027-01-10T10:00:00", sum.toPlainString(), "DEPOSIT-B");
            paidIn = paidIn.add(sum);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            BigDecimal sum = cents(100, 50_000);
            String net = sum.negate().toPlainString();
            desk.cash(key, ++tickets, "2027-01-20T10:00:00", net, "TRANSFER TO " + SEPARATION);
            takenOut = takenOut.add(sum);
        }
        accounts.put(key, new Earned(fund, desk.source, takenOut.subtract(paidIn)));
        return key;
    }

    /// Its balance is what moved, its equity what a seed says.
    private void read(AccountKey key) {
        Earned before = earned(key);
        BigDecimal equity = cents(300_000, 2_500_000);
        String balance = before.pnl.negate().toPlainString();
        Outcome read = desk.read(key, READ_AT, balance, equity.toPlainString());
        assertThat(read).as(SAID).isEqualTo(Outcome.ACCEPTED);
        accounts.put(key, new Earned(before.fund, before.source, before.pnl.add(equity)));
    }

    private BigDecimal cents(int least, int most) {
        return BigDecimal.valueOf(random.nextInt(least, most), 2);
    }

    /// I1: account page and list, growth, fund pack, the month's snapshot and the fee's input.
    private void everyPlaceSays(ManagerId manager) {
        Map<AccountKey, BigDecimal> own = new HashMap<>();
        accounts.forEach((key, one) -> own.put(key, one.pnl));
        Map<AccountKey, BigDecimal> listed = new HashMap<>();
        for (AccountCard card : desk.ask(Mt5Calls.ACCOUNTS, new Nothing()).accounts()) {
            listed.put(card.account().key(), PnlPlaces.figure(card.pnl().pnl()));
        }
        Map<AccountKey, BigDecimal> pages = new HashMap<>();
        for (AccountKey key : accounts.keySet()) {
            var about = new AboutAccount(key.server(), key.login());
            pages.put(key, PnlPlaces.figure(desk.ask(Mt5Calls.ACCOUNT, about).card().pnl().pnl()));
        }
        Map<AccountKey, BigDecimal> grown = new HashMap<>();
        desk.ask(GrowthCalls.REPORT, new Nothing()).lines().stream()
                .filter(line -> line.scope().level() == GrowthLevel.ACCOUNT)
                .forEach(
                        line ->
                                grown.put(
                                        Objects.requireNonNull(line.scope().account()),
                                        line.truePnl().amount()));
        Map<AccountKey, BigDecimal> packed = new HashMap<>();
        desk.ask(StatementCalls.FUND_PACK, new AboutMonth(MONTH)).funds().stream()
                .flatMap(fund -> fund.accounts().stream())
                .forEach(line -> packed.put(line.account(), result(line)));
        Map<AccountKey, BigDecimal> kept = new HashMap<>();
        desk.snapshot(MONTH)
                .accounts()
                .forEach(one -> kept.put(one.account(), PnlPlaces.figure(one.pnl())));
        desk.start(MONTH, FeeType.MANAGER_PERFORMANCE, FeeStep.PREVIEW);
        Map<AccountKey, BigDecimal> charged =
                desk.run(MONTH, manager).parts().stream()
                        .flatMap(part -> part.inputs().accounts().stream())
                        .collect(
                                Collectors.toMap(
                                        AccountInput::account,
                                        one -> one.pnl().truePnl().amount()));
        assertThat(listed).as("list, " + SAID).containsAllEntriesOf(own);
        assertThat(pages).as("pages, " + SAID).isEqualTo(own);
        assertThat(grown).as("growth, " + SAID).isEqualTo(own);
        assertThat(packed).as("fund pack, " + SAID).isEqualTo(own);
        assertThat(kept).as("snapshot, " + SAID).containsAllEntriesOf(own);
        assertThat(charged).as("fee, " + SAID).isEqualTo(own);
    }

    private static BigDecimal result(FundAccountLine line) {
        return Objects.requireNonNull(line.values(), line.note()).truePnl().amount();
    }

    private void totals(String when) {
        String said = when + ", " + SAID;
        assertThat(places.dashboard()).as("dashboard " + said).isEqualTo(tiers());
        Map<String, BigDecimal> funds = funds();
        assertThat(places.grown()).as("growth " + said).isEqualTo(withAll(funds));
        assertThat(places.page()).as("fund page " + said).isEqualTo(funds);
        assertThat(places.counted()).as("accounts counted " + said).isEqualTo(accounts.size());
    }

    /// By hand.
    private Map<String, BigDecimal> tiers() {
        var sums = new TreeMap<String, BigDecimal>();
        BigDecimal none = new BigDecimal("0.00");
        List.of("CLIENT_TIER_WITHDRAWALS_BASIS", "HOUSE_TIER", "REINVESTED_TIER", "TOTAL")
                .forEach(tier -> sums.put(tier, none));
        for (Earned one : accounts.values()) {
            boolean client = one.source == CapitalSource.CLIENT;
            sums.merge(
                    client ? "CLIENT_TIER_WITHDRAWALS_BASIS" : "HOUSE_TIER",
                    one.pnl,
                    BigDecimal::add);
            sums.merge("TOTAL", one.pnl, BigDecimal::add);
        }
        return sums;
    }

    private Map<String, BigDecimal> funds() {
        var sums = new TreeMap<String, BigDecimal>();
        accounts.values().forEach(one -> sums.merge(one.fund.name(), one.pnl, BigDecimal::add));
        return sums;
    }

    private static Map<String, BigDecimal> withAll(Map<String, BigDecimal> funds) {
        var all = new TreeMap<>(funds);
        all.put("", funds.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return all;
    }
}
