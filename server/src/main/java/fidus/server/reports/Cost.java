package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

/// What reading one file has cost so far. Whoever reads on says so here, and the file is refused
/// once it has cost too much. Used by the one thread that reads the file.
public final class Cost {
    /// What 300,000 deals of a generated history took at most each while they were read: they fit
    /// into a heap of 256 MB and not into one of 192 MB. The finished report held 487 bytes a deal.
    /// Rows of other tables were not measured; they have fewer fields.
    private static final int ROW_BYTES = 860;

    private static final int CHAR_BYTES = 2;

    private final Limits limits;
    private final long began = System.nanoTime();
    private int rows;
    private int statementRows;
    private long kept;

    public Cost(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    /// Another row, record or list element.
    ///
    /// @throws Refused `TOO_LARGE`
    public void row() {
        count(++rows);
    }

    /// Another row of a statement. Counted apart from {@link #row}: some readers say that too, of
    /// the record the row came from, and one row counts once.
    ///
    /// @throws Refused `TOO_LARGE`
    public void statementRow() {
        count(++statementRows);
    }

    private void count(int counted) {
        if (counted > limits.rows()) {
            throw tooLarge("has more than %,d rows".formatted(limits.rows()));
        }
        goOn();
    }

    /// Something that is kept, with texts of this many characters together.
    ///
    /// @throws Refused `TOO_LARGE`
    public void keep(int characters) {
        keepBytes(ROW_BYTES + (long) CHAR_BYTES * characters);
    }

    /// @throws Refused `TOO_LARGE`
    public void keepBytes(long bytes) {
        kept += bytes;
        if (kept > limits.memoryBytes()) {
            throw tooLarge(
                    "needs more than the %,d MB of memory there are for one file"
                            .formatted(limits.memoryBytes() / 1_000_000));
        }
    }

    /// Said at least once for every piece of the file that is read.
    ///
    /// @throws Refused `TOO_LARGE` once reading has taken too long, or nobody waits for it any more
    public void goOn() {
        boolean late = System.nanoTime() - began > limits.longest().toNanos();
        if (late || Thread.currentThread().isInterrupted()) {
            throw tooLarge(
                    "takes longer to read than %d seconds".formatted(limits.longest().toSeconds()));
        }
    }

    /// @param why continues "The file "
    public static Refused tooLarge(String why) {
        return Refused.because(
                Problem.Code.TOO_LARGE,
                "The file "
                        + why
                        + "; nothing of it was taken. Have the report written for a shorter"
                        + " period.");
    }
}
