package fidus.mt5.cash;

import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Deal;

import java.util.Optional;
import java.util.function.Function;

/// Reads non-trade deals against one version of the table; the first matching line wins.
public record CashClassifier(CashRuleTable table) {
    /// @param ownPurpose the purpose, on the deal's date, of the account the deal is on
    /// @param registry the purpose of an account on the deal's date; empty when it is not
    ///   registered
    /// @return the one classification of a non-trade deal; empty for a trade, which has no category
    public Optional<Classification> classify(
            Deal deal,
            AccountPurpose ownPurpose,
            CapitalSource ownSource,
            Function<AccountKey, Optional<AccountPurpose>> registry) {
        if (deal.isTrade()) {
            return Optional.empty();
        }
        CashMovementFacts facts = CashMovementFacts.of(deal, ownPurpose, ownSource, registry);
        Long counterparty =
                facts.counterpartyLogin().isPresent()
                        ? facts.counterpartyLogin().getAsLong()
                        : null;
        return table.rules().stream()
                .filter(rule -> rule.matches(facts))
                .findFirst()
                .map(
                        rule ->
                                new Classification(
                                        rule.category(),
                                        rule.ruleId(),
                                        table.version(),
                                        counterparty));
    }
}
