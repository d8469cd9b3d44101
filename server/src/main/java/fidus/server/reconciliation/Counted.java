package fidus.server.reconciliation;

/// How many, and what is said of one or of several.
final class Counted {
    private Counted() {}

    static String of(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }
}
