package fidus.server.investments;

import fidus.investments.Investment;
import fidus.mt5.AccountKey;
import fidus.mt5.MappedContract;

import java.util.stream.Stream;

/// Principal of a contract on an account.
final class Placed {
    private Placed() {}

    static Stream<MappedContract> on(Investment contract, AccountKey key) {
        return contract.mappings().stream()
                .filter(mapping -> key.equals(mapping.account()))
                .map(
                        mapping ->
                                new MappedContract(
                                        contract.id(),
                                        contract.number(),
                                        contract.clientName(),
                                        mapping.mappedPrincipal(),
                                        mapping.note(),
                                        mapping.from(),
                                        mapping.until()));
    }
}
