package fidus.id;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.UUID;

/// A named identity. Written as its bare UUID, in JSON and in the database alike. Every
/// implementation is a public record of one UUID.
public interface Id {
    @JsonValue
    UUID value();
}
