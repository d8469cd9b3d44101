package fidus.server.mt5;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.RegisterAccount;
import fidus.mt5.TradingAccount;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.UUID;

/// An account enters the registry through two persons and once.
final class AccountsTest extends AccountRegistry {
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

    private Prepared prepare(RegisterAccount register) {
        return desk.ask(Mt5Calls.REGISTER, register, desk.operator);
    }

    private Optional<TradingAccount> find(AccountKey key) {
        return desk.read(unit -> accounts.find(unit, key));
    }

    private void assertRefused(RegisterAccount register, String field) {
        Problem problem = problem(() -> prepare(register));
        assertThat(problem.code()).as(field).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(problem.fields().getFirst().field()).isEqualTo(field);
    }
}
