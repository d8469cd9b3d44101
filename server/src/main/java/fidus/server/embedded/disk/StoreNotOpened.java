package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

/// The store file cannot be used; the message says why and what to do.
public final class StoreNotOpened extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreNotOpened(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
