package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Takes an offered file in, as it was last read.
///
/// @param without the places, counted from 1, of statements that are left out because they cannot
///   be taken in, such as those of an account that the house does not keep; absent for none
/// @param same the new rows, each with the stored row that it was shown as perhaps the same as, of
///   which a person says that they are the same and do not count; a row that is not among them
///   counts. Absent for none
public record ConfirmBankFile(
        BankFileId id, @Nullable List<Integer> without, @Nullable List<SameRow> same) {
    /// The whole file.
    public ConfirmBankFile(BankFileId id) {
        this(id, null, null);
    }

    /// The file without some statements.
    public ConfirmBankFile(BankFileId id, @Nullable List<Integer> without) {
        this(id, without, null);
    }

    /// The rows that a person answered for.
    public List<SameRow> saidAgain() {
        return same == null ? List.of() : List.copyOf(same);
    }

    /// The places of what is left out.
    public List<Integer> leftOut() {
        return without == null ? List.of() : List.copyOf(without);
    }
}
