package fidus.intake;

/// A row of a list that comes in, held against what is known.
public interface ListedRow {
    /// Where it first stands in the file, the heading being 1.
    int line();

    /// How the list calls it.
    String called();

    Standing standing();

    /// Why it is refused; empty otherwise.
    String reason();
}
