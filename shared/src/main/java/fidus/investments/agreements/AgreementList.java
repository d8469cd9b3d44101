package fidus.investments.agreements;

import java.util.List;

/// @param agreements every version, the newest first
public record AgreementList(List<Agreement> agreements) {
    public AgreementList {
        agreements = List.copyOf(agreements);
    }
}
