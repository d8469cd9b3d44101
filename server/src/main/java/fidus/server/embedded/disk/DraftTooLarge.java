package fidus.server.embedded.disk;

/// A draft outgrew its limit; nothing of it may be saved.
public final class DraftTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DraftTooLarge(long bytes, int entries) {
        super(
                "The change is too large: more than %d bytes or %d entries; write it in smaller pieces"
                        .formatted(bytes, entries));
    }
}
