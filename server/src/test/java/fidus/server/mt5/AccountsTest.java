package fidus.server.mt5;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Wire;
import fidus.funds.FundCode;
import fidus.ledger.JournalEntry;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.server.Desk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class AccountsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Desk desk;
    private Accounts accounts;

    @BeforeEach
    void open() {
        desk = new Desk();
        accounts = desk.doors().accounts();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anAccountIsInTheRegistryOnlyAfterAnotherPersonApproved() {
        RegisterAccount register = trading("Alpha", 7);
        Prepared prepared = prepare(register);

        assertThat(prepared.subject()).isEqualTo("account/Alpha-Live/7");
        assertThat(find(register.key())).isEmpty();

        Prepared approved = desk.approve(prepared);

        assertThat(approved.preparedState()).isEqualTo(PreparedState.APPROVED);
        TradingAccount account = find(register.key()).orElseThrow();
        assertThat(account.lifecycle()).isEqualTo(AccountLifecycle.ACTIVE);
        assertThat(account.poolState()).isEqualTo(PoolState.AVAILABLE);
        assertThat(account.clientId()).isNull();
        assertThat(desk.read(accounts::all)).containsExactly(account);
        assertThat(desk.audited("account/Alpha-Live/7"))
                .containsExactly(
                        "PREPARE_REGISTER_ACCOUNT",
                        "APPROVED_REGISTER_ACCOUNT",
                        "REGISTER_ACCOUNT");
        assertThat(desk.journal()).isEmpty();
    }

    @Test
    void whatIsShownHoldsEveryField() {
        RegisterAccount register = with(trading("Alpha", 7), "initialAllocation", money("1000"));

        assertThat(prepare(register).shown())
                .contains(
                        new Shown("Server", "Alpha-Live"),
                        new Shown("Login", "7"),
                        new Shown("Capital source", "CLIENT"),
                        new Shown("Server's clock", "Europe/Athens"),
                        new Shown("Initial allocation", "1000.00 USD"))
                .hasSize(14);
    }

    @Test
    void nobodyApprovesWhatTheyPreparedThemselves() {
        Prepared prepared = desk.ask(Mt5Calls.REGISTER, trading("Alpha", 7), desk.both);

        assertThat(code(() -> desk.decide(prepared, desk.both)))
                .isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(find(trading("Alpha", 7).key())).isEmpty();
    }

    @Test
    void anOperatorDoesNotDecide() {
        Prepared prepared = desk.ask(Mt5Calls.REGISTER, trading("Alpha", 7), desk.both);

        assertThat(code(() -> desk.decide(prepared, desk.operator)))
                .isEqualTo(Problem.Code.FORBIDDEN);
    }

    @Test
    void firstCapitalIsAnAllocationFromTheBeginningAndAnOpeningPosition() {
        TradingAccount account =
                desk.account(with(trading("Alpha", 7), "initialAllocation", money("25000.50")));

        List<AllocationEvent> events = allocations(account);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().kind()).isEqualTo(AllocationKind.INITIAL);
        assertThat(events.getFirst().change()).isEqualTo(Money.of("25000.50", "USD"));
        assertThat(events.getFirst().effectiveAt()).isEqualTo(Instant.EPOCH);
        JournalEntry entry = desk.journal().getFirst();
        assertThat(desk.journal()).hasSize(1);
        assertThat(entry.eventCode()).isEqualTo("E26");
        assertThat(entry.makerId()).isNotEqualTo(entry.checkerId());
        assertThat(entry.checkerId()).isNotNull();
        assertThat(entry.postings())
                .containsExactly(
                        Postings.debit(
                                "1100",
                                Money.of("25000.50", "USD"),
                                Map.of(
                                        "tradingAccount", "7@Alpha-Live",
                                        "fund", "CORE",
                                        "capitalSource", "CLIENT",
                                        "broker", "Alpha")),
                        Postings.credit("3900", Money.of("25000.50", "USD"), Map.of()));
    }

    @Test
    void aDemoAccountIsInNoBooks() {
        desk.account(
                with(
                        with(trading("Alpha", 7), "initialAllocation", money("100")),
                        "accountPurpose",
                        "DEMO"));

        assertThat(desk.journal()).isEmpty();
    }

    @Test
    void aKnownKeyIsRefusedAndTheSameLoginOnAnotherServerIsAnotherAccount() {
        desk.account(trading("Alpha", 7));

        Problem problem = problem(() -> prepare(trading("Alpha", 7)));

        assertThat(problem.code()).isEqualTo(Problem.Code.ALREADY_EXISTS);
        assertThat(problem.fields().getFirst().field()).isEqualTo("key");
        assertThat(desk.account(trading("Beta", 7)).key().server()).isEqualTo("Beta-Live");
    }

    @Test
    void oneRegistrationOfAKeyWaitsAtATime() {
        prepare(trading("Alpha", 7));

        assertThat(code(() -> prepare(trading("Alpha", 7))))
                .isEqualTo(Problem.Code.ALREADY_PENDING);
    }

    @Test
    void aRepeatedRequestPreparesOnce() {
        var request = UUID.randomUUID();
        RegisterAccount register = trading("Alpha", 7);

        Prepared first = desk.server().call(Mt5Calls.REGISTER, register, desk.operator, request);
        Prepared again = desk.server().call(Mt5Calls.REGISTER, register, desk.operator, request);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void eachFieldIsChecked() {
        RegisterAccount good = trading("Alpha", 7);

        assertRefused(with(good, "serverZone", "Mars/Olympus"), "serverZone");
        assertRefused(with(good, "label", " "), "label");
        assertRefused(with(good, "broker", ""), "broker");
        assertRefused(with(good, "note", "too short"), "note");
        assertRefused(with(good, "initialAllocation", money("-1")), "initialAllocation");
        assertRefused(with(good, "fundCode", FundCode.SEPARATION.name()), "fundCode");
        assertRefused(with(good, "accountPurpose", "SEPARATION"), "fundCode");
        assertRefused(with(good, "capitalSource", "SEPARATION"), "capitalSource");
        assertRefused(with(good, "capitalSource", "INTERMEDIARY"), "capitalSource");
        assertThat(code(() -> prepare(with(good, "currency", "EUR"))))
                .isEqualTo(Problem.Code.MIXED_CURRENCIES);
        RegisterAccount hub =
                with(with(good, "accountPurpose", "INTERMEDIARY"), "capitalSource", "INTERMEDIARY");
        assertRefused(with(hub, "initialAllocation", money("5")), "initialAllocation");
        assertThat(prepare(hub).preparedState()).isEqualTo(PreparedState.PENDING);
    }

    @Test
    void aServerBelongsToOneBroker() {
        desk.account(trading("Alpha", 7));

        assertRefused(with(trading("Alpha", 8), "broker", "Beta"), "broker");
    }

    @Test
    void theRulesAreCheckedAgainWhenItIsApproved() {
        Prepared one = prepare(with(trading("Alpha", 7), "broker", "Alpha"));
        Prepared other = prepare(with(trading("Alpha", 8), "broker", "Beta"));
        desk.approve(one);

        assertThat(code(() -> desk.approve(other))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(find(trading("Alpha", 8).key())).isEmpty();
    }

    @Test
    void anEventIsAppendedOnce() {
        TradingAccount account = desk.account(trading("Alpha", 7));
        AllocationEvent deposit = deposit(account.key(), "deal-1", "500.00");

        allocate(deposit);
        allocate(deposit);

        assertThat(allocations(account)).containsExactly(deposit);
        assertThat(desk.audited("account/Alpha-Live/7")).containsOnlyOnce("ALLOCATE");
    }

    @Test
    void anEventThatContradictsTheLedgerIsRefused() {
        TradingAccount account = desk.account(trading("Alpha", 7));
        allocate(deposit(account.key(), "deal-1", "500.00"));

        assertThat(code(() -> allocate(deposit(account.key(), "deal-1", "501.00"))))
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
        assertThat(code(() -> allocate(deposit(new AccountKey("Alpha-Live", 9), "d", "1.00"))))
                .isEqualTo(Problem.Code.NOT_FOUND);
        var euros =
                new AllocationEvent(
                        "deal-2",
                        account.key(),
                        NOON,
                        AllocationKind.EXTERNAL_DEPOSIT,
                        Money.of("1.00", "EUR"),
                        "deal-2",
                        null,
                        null);
        assertThat(code(() -> allocate(euros))).isEqualTo(Problem.Code.MIXED_CURRENCIES);
    }

    @Test
    void aCorrectionFollowsItsEvent() {
        TradingAccount account = desk.account(trading("Alpha", 7));
        AllocationEvent deposit = deposit(account.key(), "deal-1", "500.00");
        AllocationEvent correction = deposit.takenBack("Another class was decided");

        assertThat(code(() -> allocate(correction))).isEqualTo(Problem.Code.NOT_FOUND);
        allocate(deposit);
        allocate(correction);

        assertThat(allocations(account)).containsExactly(deposit, correction);
    }

    private Prepared prepare(RegisterAccount register) {
        return desk.ask(Mt5Calls.REGISTER, register, desk.operator);
    }

    private Optional<TradingAccount> find(AccountKey key) {
        return desk.read(unit -> accounts.find(unit, key));
    }

    private List<AllocationEvent> allocations(TradingAccount account) {
        return desk.read(unit -> accounts.allocations(unit, account.key()));
    }

    private void allocate(AllocationEvent event) {
        desk.write(
                unit -> {
                    accounts.allocate(unit, Desk.actor("importer"), event);
                    return true;
                });
    }

    private static AllocationEvent deposit(AccountKey key, String id, String amount) {
        return new AllocationEvent(
                id,
                key,
                NOON,
                AllocationKind.EXTERNAL_DEPOSIT,
                Money.of(amount, "USD"),
                id,
                null,
                null);
    }

    private void assertRefused(RegisterAccount register, String field) {
        Problem problem = problem(() -> prepare(register));
        assertThat(problem.code()).as(field).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(problem.fields().getFirst().field()).isEqualTo(field);
    }

    private static Object money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /// The same question with one field changed.
    private static RegisterAccount with(RegisterAccount good, String field, Object value) {
        ObjectNode members = Wire.STRICT.valueToTree(good);
        members.set(field, Wire.STRICT.valueToTree(value));
        try {
            return Wire.STRICT.readValue(Canonical.text(members), RegisterAccount.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IllegalStateException(e);
        }
    }
}
