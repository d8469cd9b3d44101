package fidus.reconciliation;

/// How one candidate of a row does in one pass.
///
/// @param failed the failed conditions, one bit each
record Finding(Rules rules, Party mine, Party other, int failed) {
    Party book() {
        return mine.lane.side == Side.BOOK ? mine : other;
    }

    Party statement() {
        return mine.lane.side == Side.BOOK ? other : mine;
    }

    int days() {
        return Party.farthest(book(), statement());
    }

    /// The same said of another row of the same kind.
    Finding of(int row) {
        return mine.rows.length == 1
                ? new Finding(rules, Party.single(mine.lane, row), other, failed)
                : this;
    }
}
