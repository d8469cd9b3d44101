package fidus.mt5.cash;

import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Deal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Everything a rule may look at.
///
/// @param counterpartyLogin the login named by a transfer's comment, empty for other comments
/// @param counterpartyPurpose the purpose of that login on the deal's own server, empty when the
///   registry does not have it
public record CashMovementFacts(
        Deal deal,
        CashComment comment,
        AccountPurpose ownPurpose,
        CapitalSource ownSource,
        OptionalLong counterpartyLogin,
        Optional<AccountPurpose> counterpartyPurpose) {
    /// An account cannot transfer to itself: its own login counts as one that is not known.
    static CashMovementFacts of(
            Deal deal,
            AccountPurpose ownPurpose,
            CapitalSource ownSource,
            Function<AccountKey, Optional<AccountPurpose>> registry) {
        CashComment comment = new CashComment(deal.row().comment());
        OptionalLong to = comment.transferTo();
        OptionalLong named = to.isPresent() ? to : comment.transferFrom();
        Optional<AccountPurpose> purpose =
                named.isEmpty() || named.getAsLong() == deal.account().login()
                        ? Optional.empty()
                        : registry.apply(
                                new AccountKey(deal.account().server(), named.getAsLong()));
        return new CashMovementFacts(deal, comment, ownPurpose, ownSource, named, purpose);
    }
}
