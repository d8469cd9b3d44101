package fidus.server.clients;

import fidus.clients.AddClient;
import fidus.clients.ChangeClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.clients.ClientContact;
import fidus.clients.ClientId;
import fidus.clients.ClientList;
import fidus.clients.ClientState;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The clients.
public final class Clients {
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 120;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final ClientStore store = new ClientStore();
    private final Audit audit;

    public Clients(Audit audit) {
        this.audit = audit;
    }

    public static void shape(Migrations migrations) {
        ClientStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(ClientCalls.LIST, this::list);
        routes.answer(ClientCalls.ADD, this::add);
        routes.answer(ClientCalls.HOLD, this::hold);
        routes.answer(ClientCalls.RESUME, this::resume);
    }

    /// Whether nothing may be done for this client now.
    public boolean isOnHold(Unit unit, ClientId id) {
        return find(unit, id)
                .filter(client -> client.clientState() == ClientState.ON_HOLD)
                .isPresent();
    }

    public Optional<Client> find(Unit unit, ClientId id) {
        return store.find(unit, id);
    }

    /// @throws Refused `NOT_FOUND`
    public Client get(Unit unit, ClientId id) {
        return find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "clientId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such client."));
    }

    /// @throws Refused `WRONG_STATE` while the client is on hold
    public static void checkNotOnHold(Client client) {
        if (client.clientState() == ClientState.ON_HOLD) {
            throw Refused.at(
                    "clientId",
                    Problem.Code.WRONG_STATE,
                    client.name() + " is on hold. Nothing is begun until that is lifted.");
        }
    }

    /// Those of these that there are, by the name that postings give a client.
    ///
    /// @param ids whatever stands there; what is no client is left out
    public Map<String, Client> known(Unit unit, Collection<String> ids) {
        return store.all(unit, ids);
    }

    /// All clients by name.
    public List<Client> all(Unit unit) {
        return store.all(unit);
    }

    /// A client with a contract is on board.
    public void begin(Unit unit, Actor actor, ClientId id) {
        Client before = get(unit, id);
        if (before.clientState() != ClientState.ONBOARDING) {
            return;
        }
        Client after = before.become(ClientState.ACTIVE);
        store.replace(unit, before, after, null);
        audit.record(
                unit,
                actor,
                "ACTIVATE_CLIENT",
                "client/" + id.value(),
                before,
                after,
                "The first contract was entered.");
    }

    private ClientList list(Asked asked, Nothing nothing) {
        return new ClientList(all(asked.unit()));
    }

    private Client hold(Asked asked, ChangeClient asks) {
        Client before = get(asked.unit(), asks.id());
        boolean free =
                before.clientState() == ClientState.ACTIVE
                        || before.clientState() == ClientState.ONBOARDING;
        if (!free) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    before.name() + " is " + before.clientState() + " already.");
        }
        return become(asked, before, ClientState.ON_HOLD, asks.reason());
    }

    private Client resume(Asked asked, ChangeClient asks) {
        Client before = get(asked.unit(), asks.id());
        if (before.clientState() != ClientState.ON_HOLD) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    before.name() + " is " + before.clientState() + ", not on hold.");
        }
        return become(asked, before, store.heldFrom(asked.unit(), before.id()), asks.reason());
    }

    private Client become(Asked asked, Client before, ClientState now, String reason) {
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
        Client after = before.become(now);
        boolean held = now == ClientState.ON_HOLD;
        store.replace(asked.unit(), before, after, held ? before.clientState() : null);
        audit.record(
                asked.unit(),
                asked.actor(),
                held ? "HOLD_CLIENT" : "RESUME_CLIENT",
                "client/" + after.id().value(),
                before,
                after,
                why);
        return after;
    }

    private Client add(Asked asked, AddClient add) {
        return enter(asked.unit(), asked.actor(), add.name(), null);
    }

    /// A new client.
    ///
    /// @param contact with the email address in lower case; absent where it is not known
    /// @throws Refused `BAD_VALUE`, or `ALREADY_EXISTS` when somebody has the name or the address
    public Client enter(Unit unit, Actor actor, String entered, @Nullable ClientContact contact) {
        String name = tidy(entered);
        if (named(unit, name).isPresent()) {
            throw Refused.at(
                    "name",
                    Problem.Code.ALREADY_EXISTS,
                    "There is already a client of this name. Use that one, or add what tells the"
                            + " two apart.");
        }
        var id = new ClientId(UUID.randomUUID());
        var client = new Client(id, name, ClientState.ONBOARDING, 1, contact);
        store.add(unit, key(name), client);
        audit.record(unit, actor, "ADD_CLIENT", "client/" + id.value(), null, client, "");
        return client;
    }

    /// A name as it is kept.
    ///
    /// @throws Refused `BAD_VALUE`
    public static String tidy(String entered) {
        String name = BLANKS.matcher(entered.strip()).replaceAll(" ");
        if (name.length() < SHORTEST_NAME || name.length() > LONGEST_NAME) {
            throw Refused.at(
                    "name", Problem.Code.BAD_VALUE, "A client's name has 2 to 120 characters.");
        }
        return name;
    }

    /// Who bears a name, without regard to case and blanks.
    public Optional<Client> named(Unit unit, String name) {
        return store.named(unit, key(BLANKS.matcher(name.strip()).replaceAll(" ")));
    }

    /// @param email in lower case
    public Optional<Client> reachedAt(Unit unit, String email) {
        return store.reachedAt(unit, email);
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
