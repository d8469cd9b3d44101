package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Takes an offered file in, as it was last read.
///
/// @param without the places, counted from 1, of statements that are left out because they cannot
///   be taken in, such as those of an account that the house does not keep; absent for none
public record ConfirmBankFile(BankFileId id, @Nullable List<Integer> without) {
    /// The whole file.
    public ConfirmBankFile(BankFileId id) {
        this(id, null);
    }

    /// The places of what is left out.
    public List<Integer> leftOut() {
        return without == null ? List.of() : List.copyOf(without);
    }
}
