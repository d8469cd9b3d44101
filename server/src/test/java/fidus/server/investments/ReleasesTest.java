package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.investments.AccountMapping;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.ReleaseAccount;
import fidus.mt5.TradingAccount;
import fidus.server.Desk;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ReleasesTest {
    private Desk desk;
    private Client ada;
    private AccountKey one;
    private AccountKey two;

    @BeforeEach
    void open() {
        desk = new Desk();
        ada = desk.client("Ada Example");
        one = desk.account(trading("Alpha", 1)).key();
        two = desk.account(trading("Alpha", 2)).key();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aReleasedAccountIsFreeAndItsPrincipalBecomesUnallocatedCash() {
        enter(ada, line(one, 12_000), line(two, 7_000), line(null, 1_000));
        desk.equity.put(one, Money.of("0.00", "USD"));

        Prepared prepared = release(one, null);
        assertThat(account(one).poolState()).isEqualTo(PoolState.ALLOCATED);
        desk.approve(prepared);

        assertThat(account(one).poolState()).isEqualTo(PoolState.AVAILABLE);
        assertThat(account(one).clientId()).isNull();
        assertThat(account(two).poolState()).isEqualTo(PoolState.ALLOCATED);
        Investment contract = contracts().getFirst();
        assertThat(active(contract))
                .extracting(AccountMapping::account, AccountMapping::mappedPrincipal)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(two, Money.of("7000", "USD")),
                        org.assertj.core.api.Assertions.tuple(null, Money.of("13000", "USD")));
        assertThat(contract.mappings()).hasSize(4);
        assertThat(desk.audited("account/Alpha-Live/1"))
                .endsWith(
                        "PREPARE_RELEASE_ACCOUNT",
                        "APPROVED_RELEASE_ACCOUNT",
                        "MOVE_ACCOUNT",
                        "MOVE_ACCOUNT");
        assertThat(desk.audited(Contracts.subject(contract.id()))).endsWith("UNPLACE_PRINCIPAL");
        assertThat(
                        desk.read(unit -> desk.doors().contracts().onAccount(unit, one))
                                .getFirst()
                                .until())
                .isNotNull();
    }

    @Test
    void theSecondPersonIsShownWhatLosesItsPlace() {
        enter(ada, line(one, 20_000));

        assertThat(release(one, "Account 2 of the same client").shown())
                .contains(
                        new Shown("Equity, last reading", "unknown"),
                        new Shown("Money goes to", "Account 2 of the same client"),
                        new Shown(
                                "Contract 1001",
                                "20000.00 USD of Ada Example becomes unallocated cash"));
    }

    @Test
    void moneyLeftOnTheAccountNeedsADestination() {
        enter(ada, line(one, 20_000));

        assertThat(problem(() -> release(one, null)).fields().getFirst().field())
                .isEqualTo("destination");
        desk.equity.put(one, Money.of("0.01", "USD"));
        assertThat(code(() -> release(one, " "))).isEqualTo(Problem.Code.WRONG_STATE);
        desk.equity.put(one, Money.of("0.00", "USD"));
        assertThat(release(one, null).preparedState()).isEqualTo(PreparedState.PENDING);
    }

    @Test
    void moneyThatArrivedMeanwhileIsNoticedWhenApproving() {
        enter(ada, line(one, 20_000));
        desk.equity.put(one, Money.of("0.00", "USD"));
        Prepared prepared = release(one, null);
        desk.equity.put(one, Money.of("500.00", "USD"));

        assertThat(code(() -> desk.approve(prepared))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(account(one).poolState()).isEqualTo(PoolState.ALLOCATED);
    }

    @Test
    void aContractEnteredMeanwhileVoidsTheRelease() {
        enter(ada, line(one, 20_000));
        Prepared prepared = release(one, "Back to the bank");
        enter(ada, line(one, 10_000));

        assertThat(code(() -> desk.approve(prepared))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(waiting(prepared).preparedState()).isEqualTo(PreparedState.VOIDED);
        assertThat(account(one).poolState()).isEqualTo(PoolState.ALLOCATED);
    }

    @Test
    void aFreeAccountAndAnUnknownOneAreNotReleased() {
        assertThat(code(() -> release(one, "Back to the bank")))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> release(new AccountKey("Alpha-Live", 99), "Back to the bank")))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }

    @Test
    void aReasonHasTenCharacters() {
        enter(ada, line(one, 20_000));
        var shortly = new ReleaseAccount(one.server(), one.login(), "because", "The bank");

        assertThat(code(() -> desk.ask(Mt5Calls.RELEASE, shortly, desk.operator)))
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    @Test
    void nobodyReleasesAlone() {
        enter(ada, line(one, 20_000));
        var release = new ReleaseAccount(one.server(), one.login(), "No longer used", "The bank");
        Prepared prepared = desk.ask(Mt5Calls.RELEASE, release, desk.both);

        assertThat(code(() -> desk.decide(prepared, desk.both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(account(one).poolState()).isEqualTo(PoolState.ALLOCATED);
    }

    /// I9.
    @Test
    void mappingsSumToThePrincipalAndAnAccountHasOneClientAfterAnySequence() {
        long seed = 815;
        var random = new Random(seed);
        List<Client> clients =
                List.of(ada, desk.client("Bert Example"), desk.client("Cleo Example"));
        var keys = new ArrayList<>(List.of(one, two));
        for (int login = 3; login <= 5; login++) {
            keys.add(desk.account(trading("Alpha", login)).key());
        }
        for (int step = 0; step < 40; step++) {
            step(random, clients, keys);
            check("seed " + seed + ", step " + step, keys);
        }
        assertThat(contracts()).as("seed " + seed).hasSizeGreaterThan(5);
    }

    private void step(Random random, List<Client> clients, List<AccountKey> keys) {
        try {
            if (random.nextInt(3) == 0) {
                desk.approve(release(keys.get(random.nextInt(keys.size())), "Back to the bank"));
                return;
            }
            var lines = new ArrayList<MappingLine>();
            int first = random.nextInt(keys.size());
            int many = 1 + random.nextInt(2);
            for (int i = 0; i < many; i++) {
                AccountKey key = keys.get((first + i) % keys.size());
                lines.add(line(key, 10_000 + random.nextInt(5_000)));
            }
            if (random.nextBoolean()) {
                lines.add(line(null, 1 + random.nextInt(500)));
            }
            enter(clients.get(random.nextInt(clients.size())), lines.toArray(MappingLine[]::new));
        } catch (fidus.contract.Refused refused) {
            assertThat(refused.problem().code())
                    .isIn(Problem.Code.ACCOUNT_TAKEN, Problem.Code.WRONG_STATE);
        }
    }

    private void check(String because, List<AccountKey> keys) {
        List<Investment> contracts = contracts();
        for (Investment contract : contracts) {
            Money sum =
                    active(contract).stream()
                            .map(AccountMapping::mappedPrincipal)
                            .reduce(Money.zero(contract.principal().currency()), Money::plus);
            assertThat(sum).as(because).isEqualTo(contract.principal());
            assertThat(active(contract).stream().filter(mapping -> mapping.account() == null))
                    .as(because)
                    .hasSizeLessThanOrEqualTo(1);
        }
        for (AccountKey key : keys) {
            TradingAccount account = account(key);
            var holders =
                    contracts.stream()
                            .filter(
                                    contract ->
                                            active(contract).stream()
                                                    .anyMatch(
                                                            mapping ->
                                                                    key.equals(mapping.account())))
                            .map(Investment::clientId)
                            .distinct()
                            .toList();
            boolean held = account.clientId() != null;
            assertThat(holders)
                    .as(because + " " + account)
                    .isEqualTo(held ? List.of(account.clientId()) : List.of());
            assertThat(account.poolState())
                    .as(because)
                    .isEqualTo(held ? PoolState.ALLOCATED : PoolState.AVAILABLE);
        }
    }

    private void enter(Client client, MappingLine... lines) {
        Money principal =
                List.of(lines).stream()
                        .map(MappingLine::mappedPrincipal)
                        .reduce(Money.of("0", "USD"), Money::plus);
        desk.approve(
                desk.ask(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                client.id(),
                                FundCode.CORE,
                                principal,
                                LocalDate.of(2026, 11, 20),
                                LocalDate.of(2026, 12, 1),
                                List.of(lines),
                                "Signed on paper, page 1 of 4"),
                        desk.operator));
    }

    private Prepared release(AccountKey key, @Nullable String destination) {
        return desk.ask(
                Mt5Calls.RELEASE,
                new ReleaseAccount(key.server(), key.login(), "No longer used", destination),
                desk.operator);
    }

    private Prepared waiting(Prepared prepared) {
        return desk
                .ask(ApprovalCalls.FIND, new FindPrepared(prepared.subject(), false), desk.approver)
                .prepared()
                .stream()
                .filter(found -> found.id().equals(prepared.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Investment> contracts() {
        return desk.read(unit -> desk.doors().contracts().all(unit));
    }

    private TradingAccount account(AccountKey key) {
        return desk.read(unit -> desk.doors().accounts().get(unit, key));
    }

    private static List<AccountMapping> active(Investment contract) {
        return contract.mappings().stream().filter(AccountMapping::active).toList();
    }

    private static MappingLine line(@Nullable AccountKey key, int principal) {
        return new MappingLine(
                key, Money.of(Integer.toString(principal), "USD"), "As agreed on the phone");
    }
}
