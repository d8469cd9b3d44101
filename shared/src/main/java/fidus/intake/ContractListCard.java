package fidus.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A list of contracts that one decision takes over.
///
/// @param opens Σ of what its contracts open in the journal, as it was shown
/// @param digest over the contracts, whatever became of them
/// @param done how many were taken over
/// @param refused how many were left, each with its reason
public record ContractListCard(
        String id,
        String fileName,
        LocalDate takenOverOn,
        BadRows badRows,
        String reason,
        int count,
        List<OpeningSum> opens,
        String digest,
        ListState listState,
        int done,
        int refused,
        String makerName,
        Instant preparedAt) {
    public ContractListCard {
        opens = List.copyOf(opens);
    }

    public ContractListCard in(ListState state, int taken, int left) {
        return new ContractListCard(
                id,
                fileName,
                takenOverOn,
                badRows,
                reason,
                count,
                opens,
                digest,
                state,
                taken,
                left,
                makerName,
                preparedAt);
    }
}
