package fidus.server;

import java.util.UUID;

/// A party as payments name it, such as `client/` with its id.
record PartyName(String kind, String written) {
    static PartyName of(String party) {
        int stroke = party.indexOf('/');
        return new PartyName(party.substring(0, Math.max(0, stroke)), party.substring(stroke + 1));
    }

    /// @throws IllegalArgumentException when it is none; payments check that before
    UUID id() {
        return UUID.fromString(written);
    }
}
