package fidus.server.approvals;

import com.fasterxml.jackson.core.JacksonException;

import fidus.contract.Wire;

/// Reads a stored command's own text.
final class Payloads {
    private Payloads() {}

    static <P> P read(String payload, Class<P> type) {
        try {
            return Wire.STRICT.readValue(payload, type);
        } catch (JacksonException e) {
            throw new IllegalStateException("A stored command is not readable as " + type, e);
        }
    }
}
