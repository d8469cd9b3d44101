package fidus.intake;

import java.util.List;

/// @param total how many there are to ask for
public record ContractLinePage(ContractListCard card, int total, List<ContractLine> lines) {
    public ContractLinePage {
        lines = List.copyOf(lines);
    }
}
