package fidus.server.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import fidus.server.mongo.Unit;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What takes long to read and is therefore read before the transaction that needs it. There it
/// counts while nobody changed anything since, else it is read again.
///
/// @param <K> what it is read of
/// @param <V> what was read
public final class Beforehand<K, V> {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Audit audit;
    private final Cache<K, Held<V>> held;

    /// Something read once, for one question that carries it into its transaction.
    ///
    /// @param log how far the audit log went before it was read
    public record Held<V>(long log, V value) {
        /// Reads it, after the log was asked.
        public static <V> Held<V> of(Audit audit, Unit unit, Supplier<V> reading) {
            return new Held<>(audit.before(unit), reading.get());
        }

        /// Whether nobody changed anything since it was read.
        public boolean stands(Audit audit, Unit unit) {
            return audit.before(unit) == log;
        }

        /// What was read where it stands, else what is read now.
        public V now(Audit audit, Unit unit, Supplier<V> again) {
            return stands(audit, unit) ? value : again.get();
        }
    }

    /// @param most how many are remembered, for ten minutes each
    public Beforehand(Audit audit, int most) {
        this.audit = audit;
        this.held = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(KEPT).build();
    }

    /// What was read before where it stands, else what is read now.
    public V now(Unit unit, K key, Supplier<V> reading) {
        return now(unit, key, _ -> false, reading);
    }

    /// As the other, also where somebody changed something since that does not touch it.
    ///
    /// @param still whether what was read is as it was
    public V now(Unit unit, K key, Predicate<V> still, Supplier<V> reading) {
        Held<V> known = held.getIfPresent(key);
        if (known != null && (known.stands(audit, unit) || still.test(known.value))) {
            return known.value;
        }
        Held<V> read = Held.of(audit, unit, reading);
        if (!unit.writes()) {
            // of a transaction that may fail nothing is remembered
            held.put(key, read);
        }
        return read.value;
    }

    /// Lets go of what will not be asked again.
    public void forget(K key) {
        held.invalidate(key);
    }
}
