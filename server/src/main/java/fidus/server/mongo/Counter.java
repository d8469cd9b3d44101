package fidus.server.mongo;

import org.jspecify.annotations.Nullable;

/// Numbers for people, without gaps: the next one is read and replaced in the transaction of the
/// record that takes it, so of two at once one is retried.
///
/// @param collection where it is kept; made by a migration
/// @param name of the one document in it
/// @param first the first number
public record Counter(String collection, String name, long first) {
    /// @param id the counter's name
    record Head(String id, long next, long version) {}

    public long next(Unit unit) {
        Coming coming = coming(unit);
        coming.take(1);
        return coming.first();
    }

    /// The numbers that come next; none of them is taken yet.
    public Coming coming(Unit unit) {
        Documents<Head> heads = unit.documents(collection, Head.class);
        return new Coming(this, unit, heads, heads.byId(name).orElse(null));
    }

    /// The number that came next when this unit began: what it took itself does not count.
    public long before(Unit unit) {
        return coming(unit).first() - unit.taken(this);
    }

    /// Numbers to be taken together, once.
    public static final class Coming {
        private final Counter counter;
        private final Unit unit;
        private final Documents<Head> heads;
        private final @Nullable Head head;

        private Coming(Counter counter, Unit unit, Documents<Head> heads, @Nullable Head head) {
            this.counter = counter;
            this.unit = unit;
            this.heads = heads;
            this.head = head;
        }

        public long first() {
            return head == null ? counter.first : head.next;
        }

        /// Takes that many, from the first on.
        public void take(long count) {
            long next = first() + count;
            unit.took(counter, count);
            if (head == null) {
                heads.insert(new Head(counter.name, next, 1));
            } else {
                heads.replace(
                        counter.name, head.version, new Head(head.id, next, head.version + 1));
            }
        }
    }
}
