package fidus.intake;

import java.time.LocalDate;
import java.util.List;

/// A list of contracts as it was read, contract by contract.
///
/// @param sha256 of the bytes that were read
/// @param opens Σ of what the new ones open in the journal (E26)
public record ContractPreview(
        String fileName,
        String sha256,
        LocalDate takenOverOn,
        List<ContractRow> rows,
        List<OpeningSum> opens)
        implements Listed<ContractRow> {
    public ContractPreview {
        rows = List.copyOf(rows);
        opens = List.copyOf(opens);
    }
}
