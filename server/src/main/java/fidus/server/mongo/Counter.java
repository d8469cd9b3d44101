package fidus.server.mongo;

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
        Documents<Head> heads = unit.documents(collection, Head.class);
        Head head = heads.byId(name).orElse(null);
        if (head == null) {
            heads.insert(new Head(name, first + 1, 1));
            return first;
        }
        heads.replace(name, head.version, new Head(name, head.next + 1, head.version + 1));
        return head.next;
    }
}
