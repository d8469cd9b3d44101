package fidus.server.clients;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.clients.Client;
import fidus.clients.ClientId;
import fidus.clients.ClientState;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class ClientStore {
    private static final String CLIENTS = "clients";
    private static final String EMAILS = "clientEmails";

    /// @param nameKey the name without regard to case and blanks, so that one client is not entered
    ///   twice
    /// @param heldFrom what a client on hold was before; absent for others
    record Kept(
            ClientId id,
            String nameKey,
            Client client,
            @Nullable ClientState heldFrom,
            long version) {}

    /// Whose an email address is.
    ///
    /// @param id the address in lower case
    record Email(String id, ClientId clientId) {}

    static void shape(Migrations migrations) {
        migrations.unique(CLIENTS, "nameKey").collection(EMAILS);
    }

    void add(Unit unit, String nameKey, Client client) {
        clients(unit).insert(new Kept(client.id(), nameKey, client, null, client.version()));
        if (client.contact() != null) {
            emails(unit).insert(new Email(client.contact().email(), client.id()));
        }
    }

    /// @param email in lower case
    Optional<Client> reachedAt(Unit unit, String email) {
        return emails(unit).byId(email).flatMap(found -> find(unit, found.clientId));
    }

    Optional<Client> named(Unit unit, String nameKey) {
        return clients(unit).first(eq("nameKey", nameKey)).map(Kept::client);
    }

    Optional<Client> find(Unit unit, ClientId id) {
        return clients(unit).byId(id.value().toString()).map(Kept::client);
    }

    Map<String, Client> all(Unit unit, Collection<String> ids) {
        Map<String, Client> found = new HashMap<>();
        clients(unit).each(ids, kept -> found.put(kept.id.value().toString(), kept.client));
        return found;
    }

    /// What a client on hold was before.
    ClientState heldFrom(Unit unit, ClientId id) {
        return clients(unit)
                .byId(id.value().toString())
                .flatMap(kept -> Optional.ofNullable(kept.heldFrom))
                .orElse(ClientState.ACTIVE);
    }

    /// @param heldFrom absent unless the client is on hold from now on
    void replace(Unit unit, Client before, Client after, @Nullable ClientState heldFrom) {
        String id = before.id().value().toString();
        Kept kept = clients(unit).byId(id).orElseThrow();
        clients(unit)
                .replace(
                        id,
                        before.version(),
                        new Kept(after.id(), kept.nameKey, after, heldFrom, after.version()));
    }

    List<Client> all(Unit unit) {
        return clients(unit).whole(empty(), ascending("nameKey")).stream()
                .map(Kept::client)
                .toList();
    }

    private static Documents<Email> emails(Unit unit) {
        return unit.documents(EMAILS, Email.class);
    }

    private static Documents<Kept> clients(Unit unit) {
        return unit.documents(CLIENTS, Kept.class);
    }
}
