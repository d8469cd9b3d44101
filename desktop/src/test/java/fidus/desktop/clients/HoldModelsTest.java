package fidus.desktop.clients;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientState;
import fidus.clients.ClientSummaries;
import fidus.clients.ClientSummary;
import fidus.desktop.accounts.AccountModel;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Waiting;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.money.Currency;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPage;
import fidus.mt5.DealPage;
import fidus.mt5.Mt5Calls;
import fidus.mt5.PoolState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class HoldModelsTest {
    private static final AccountKey FREE = Accounts.key(5_001_777);

    private final FakeServer fake = new FakeServer();

    @AfterEach
    void stop() {
        fake.close();
    }

    private Shell signedIn(Role role) {
        fake.signsIn(role);
        return fake.signedIn(Accounts.NOW);
    }

    @Test
    void aClientIsPutOnHoldWithAReasonByComplianceAlone() {
        Client client = Contracts.CLIENT.become(ClientState.ACTIVE);
        Client held = client.become(ClientState.ON_HOLD);
        fake.answer(
                ClientCalls.SUMMARIES,
                _ ->
                        new ClientSummaries(
                                List.of(
                                        new ClientSummary(
                                                client, 0, null, null, null, null, null))));
        assertThat(new ClientsModel(signedIn(Role.OPERATOR)).mayHold(client)).isFalse();
        var model = new ClientsModel(signedIn(Role.COMPLIANCE));
        assertThat(model.mayHold(null)).isFalse();
        assertThat(model.mayHold(held)).isFalse();
        assertThat(model.mayResume(held)).isTrue();
        assertThat(model.mayResume(client)).isFalse();

        fake.answer(ClientCalls.HOLD, _ -> held);
        model.hold(client);
        model.reason().reasonProperty().set("Short");
        model.reason().send();
        assertThat(fake.count(ClientCalls.HOLD)).isZero();
        model.reason().reasonProperty().set("Papers are being looked at");
        model.reason().send();
        assertThat(model.reason().deedProperty().get()).isNull();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/holds"))
                .singleElement()
                .satisfies(seen -> assertThat(seen.body()).contains("Papers are being"));
        assertThat(fake.count(ClientCalls.SUMMARIES)).isEqualTo(1);
    }

    @Test
    void aFreeAccountGoesOutOfUseAndOneWithPrincipalOnItDoesNot() {
        fake.answer(Mt5Calls.DEALS, _ -> new DealPage(List.of(), null));
        fake.answer(Mt5Calls.ACCOUNT, _ -> Accounts.page());
        var model = new AccountModel(signedIn(Role.OPERATOR));
        model.open(Accounts.BAL);
        assertThat(model.changes()).isEmpty();

        fake.answer(Mt5Calls.ACCOUNT, _ -> page(Accounts.free(FREE, Currency.USD)));
        model.open(FREE);
        assertThat(model.changes())
                .containsExactlyInAnyOrder(PoolState.MAINTENANCE, PoolState.INACTIVE);

        fake.answer(Mt5Calls.CHANGE, _ -> Waiting.prepared());
        model.change(PoolState.AVAILABLE);
        assertThat(model.reason().deedProperty().get()).isNull();
        model.change(PoolState.INACTIVE);
        model.reason().reasonProperty().set("Closed at the broker");
        model.reason().send();
        assertThat(fake.seen())
                .filteredOn(seen -> seen.path().endsWith("/5001777/pool-state"))
                .singleElement()
                .satisfies(
                        seen ->
                                assertThat(seen.body())
                                        .contains("INACTIVE", "Closed at the broker"));
    }

    private static AccountPage page(AccountCard card) {
        AccountPage like = Accounts.page();
        return new AccountPage(card, List.of(), List.of(), List.of(), like.chart(), List.of(), 0);
    }
}
