package fidus.reconciliation;

/// Pairs that are equally good: each of some book rows with each of some statement rows, all of one
/// amount, the rows of a side of the same dates. Only passes that propose whatever the texts say
/// make such blocks; written out, a few thousand rows of one amount would be millions of pairs.
final class PairBlock {
    /// The number of the pass.
    final int pass;

    final int score;

    /// Between the two in calendar days, without sign.
    final int days;

    /// Positions in row order.
    final int[] book;

    final int[] statement;

    PairBlock(Rules rules, int score, int days, int[] book, int[] statement) {
        pass = rules.number;
        this.score = score;
        this.days = days;
        this.book = book;
        this.statement = statement;
    }
}
