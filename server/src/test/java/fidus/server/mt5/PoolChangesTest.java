package fidus.server.mt5;

import static fidus.server.Desk.code;
import static fidus.server.Desk.trading;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.ChangeAccount;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;
import fidus.mt5.TradingAccount;
import fidus.server.Desk;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.UUID;

class PoolChangesTest {
    private static final ClientId CLIENT = new ClientId(new UUID(0, 5));

    private final Desk desk = new Desk();
    private final TradingAccount account = desk.account(trading("Alpha", 7));

    @AfterEach
    void close() {
        desk.close();
    }

    private Prepared ask(PoolState state) {
        return desk.ask(
                Mt5Calls.CHANGE,
                new ChangeAccount("Alpha-Live", 7, state, "The broker moves its servers"),
                desk.operator);
    }

    private TradingAccount now() {
        return desk.read(unit -> desk.doors().accounts().get(unit, account.key()));
    }

    @Test
    void anotherPersonTakesAnAccountOutOfUseAndBack() {
        Prepared rest = ask(PoolState.MAINTENANCE);
        assertThat(now().poolState()).isEqualTo(PoolState.AVAILABLE);
        desk.approve(rest);
        assertThat(now().poolState()).isEqualTo(PoolState.MAINTENANCE);
        assertThat(now().lifecycle()).isEqualTo(AccountLifecycle.ACTIVE);
        assertThat(code(() -> Accounts.checkFree(now(), CLIENT)))
                .isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> ask(PoolState.INACTIVE))).isEqualTo(Problem.Code.WRONG_STATE);

        desk.approve(ask(PoolState.AVAILABLE));
        Accounts.checkFree(now(), CLIENT);
        assertThat(desk.audited("account/Alpha-Live/7")).contains("MOVE_ACCOUNT");
    }

    @Test
    void aRetiredAccountIsInNoTotalAndStaysRetired() {
        desk.approve(ask(PoolState.INACTIVE));
        assertThat(now().poolState()).isEqualTo(PoolState.INACTIVE);
        assertThat(now().lifecycle()).isEqualTo(AccountLifecycle.INACTIVE);
        assertThat(code(() -> ask(PoolState.AVAILABLE))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void anAccountWithPrincipalOnItIsReleasedFirstAndAReasonIsNeeded() {
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                Mt5Calls.CHANGE,
                                                new ChangeAccount(
                                                        "Alpha-Live",
                                                        7,
                                                        PoolState.MAINTENANCE,
                                                        "Short"),
                                                desk.operator)))
                .isEqualTo(Problem.Code.BAD_VALUE);
        desk.write(unit -> desk.doors().accounts().allot(unit, Actor.SYSTEM, account, CLIENT));
        assertThat(code(() -> ask(PoolState.INACTIVE))).isEqualTo(Problem.Code.WRONG_STATE);
    }
}
