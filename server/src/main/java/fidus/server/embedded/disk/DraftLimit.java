package fidus.server.embedded.disk;

/// How much one draft may hold in memory.
///
/// @param bytes keys and values together
/// @param entries keys, those of indexes included
public record DraftLimit(long bytes, int entries) {}
