package fidus.server.clients;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientId;
import fidus.clients.ClientState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.server.Desk;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.UUID;

class ClientsTest {
    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = new Desk();
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @Test
    void aClientIsAddedListedAndAudited() {
        Client client = desk.client("  Ada   Example ");

        assertThat(client.name()).isEqualTo("Ada Example");
        assertThat(client.clientState()).isEqualTo(ClientState.ONBOARDING);
        assertThat(desk.ask(ClientCalls.LIST, new Nothing(), desk.approver).clients())
                .contains(client);
        assertThat(desk.audited("client/" + client.id().value())).containsExactly("ADD_CLIENT");
    }

    @Test
    void aNameIsTakenWithoutRegardToCaseAndBlanks() {
        desk.client("Boris Beispiel");

        assertThat(code(() -> desk.client("boris  BEISPIEL")))
                .isEqualTo(Problem.Code.ALREADY_EXISTS);
    }

    @Test
    void aNameHasTwoTo120Characters() {
        assertThat(code(() -> desk.client(" A "))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> desk.client("A".repeat(121)))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(desk.client("A".repeat(120)).version()).isEqualTo(1);
    }

    @Test
    void aRepeatedRequestAddsOneClient() {
        var request = UUID.randomUUID();
        var add = new AddClient("Carla Esempio");

        Client first = desk.server().call(ClientCalls.ADD, add, desk.operator, request);
        Client again = desk.server().call(ClientCalls.ADD, add, desk.operator, request);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void onlyAnOperatorAddsClients() {
        assertThat(
                        code(
                                () ->
                                        desk.ask(
                                                ClientCalls.ADD,
                                                new AddClient("Dora Voorbeeld"),
                                                desk.approver)))
                .isEqualTo(Problem.Code.FORBIDDEN);
    }

    @Test
    void anUnknownClientIsNotFound() {
        var nobody = new ClientId(UUID.randomUUID());

        Optional<Client> found = desk.read(unit -> desk.doors().clients().find(unit, nobody));

        assertThat(found).isEmpty();
        assertThat(code(() -> desk.read(unit -> desk.doors().clients().get(unit, nobody))))
                .isEqualTo(Problem.Code.NOT_FOUND);
    }
}
