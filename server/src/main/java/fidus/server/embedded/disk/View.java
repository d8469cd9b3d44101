package fidus.server.embedded.disk;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.Map;

/// What one command sees: a frozen moment of the store, perhaps with its own unsaved changes on
/// top.
public interface View {
    /// The value under a key, or null.
    byte @Nullable [] get(String map, byte[] key);

    /// The entries of a range in its direction, read lazily. Changes made to a draft after this
    /// call are not seen.
    Iterator<Map.Entry<byte[], byte[]>> entries(Range range);

    /// How many keys a map holds.
    long count(String map);

    /// About how many keys a range holds, found in as many steps as the tree is high. The latest
    /// changes may be missing.
    long roughly(Range range);
}
