package fidus.reconciliation;

/// Pairs that are equally good: each of some book rows with each of some statement rows, all of one
/// amount, the rows of a side of the same dates. Only passes that propose whatever the texts say
/// make such blocks; written out, a few thousand rows of one amount would be millions of pairs.
///
/// @param pass number of the pass
/// @param days between the two in calendar days, without sign
/// @param book positions in row order
/// @param statement positions in row order
record PairBlock(int pass, int score, int days, int[] book, int[] statement) {}
