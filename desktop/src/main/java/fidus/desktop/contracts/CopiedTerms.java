package fidus.desktop.contracts;

import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.investments.Investment;

import org.jspecify.annotations.Nullable;

/// The terms a contract runs under.
final class CopiedTerms {
    private CopiedTerms() {}

    /// The contract's copy; for contracts entered before terms were copied, those of the day it was
    /// signed, as the server will take them.
    static @Nullable FundTerms of(Investment contract, @Nullable FundList known) {
        FundTerms copied = contract.terms();
        if (copied != null || known == null) {
            return copied;
        }
        return known.funds().stream()
                .filter(one -> one.fundCode() == contract.fundCode())
                .flatMap(one -> one.inForceOn(contract.signedOn()).stream())
                .findFirst()
                .orElse(null);
    }
}
