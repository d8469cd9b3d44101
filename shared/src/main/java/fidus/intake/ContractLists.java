package fidus.intake;

import java.util.List;

/// The newest lists of contracts, newest first.
public record ContractLists(List<ContractListCard> lists) {
    public ContractLists {
        lists = List.copyOf(lists);
    }
}
