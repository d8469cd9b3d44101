package fidus.server.deals;

/// What became of deals that arrived.
///
/// @param fresh new ones, those included that the same import already brought before it was
///   interrupted
/// @param known equal ones that were there before
/// @param differing known ones that arrived with another content; the book kept its own
/// @param late of the new ones, those that came after their month was closed
public record Taken(long fresh, long known, long differing, long late) {
    public static final Taken NOTHING = new Taken(0, 0, 0, 0);

    public Taken plus(Taken more) {
        return new Taken(
                fresh + more.fresh,
                known + more.known,
                differing + more.differing,
                late + more.late);
    }
}
