package fidus.statements;

import java.time.Instant;

/// What is the same of every document that was made and kept.
public interface IssuedDocument {
    /// The number as it is printed.
    String label();

    String period();

    IssuedState issuedState();

    Instant issuedAt();

    String issuedBy();

    String reason();

    /// SHA-256 of the figures.
    String digest();
}
