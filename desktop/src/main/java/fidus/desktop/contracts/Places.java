package fidus.desktop.contracts;

import fidus.clients.ClientId;
import fidus.money.Currency;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountList;
import fidus.mt5.AccountPurpose;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Where a principal may be placed: on trading accounts of its own currency.
final class Places {
    private Places() {}

    /// The base currency, and every other that a trading account is kept in.
    static List<Currency> currencies(@Nullable AccountList known) {
        var others = new TreeSet<Currency>();
        trading(known).map(card -> card.account().currency()).forEach(others::add);
        others.remove(Currency.USD);
        var all = new ArrayList<Currency>();
        all.add(Currency.USD);
        all.addAll(others);
        return List.copyOf(all);
    }

    /// First those that are free or already this client's. The server refuses another client's;
    /// they are offered so that it can say why.
    static List<AccountCard> choices(
            @Nullable AccountList known, Currency currency, @Nullable ClientId client) {
        return trading(known)
                .filter(card -> card.account().currency().equals(currency))
                .sorted(Comparator.comparing((AccountCard card) -> isOthers(card, client)))
                .toList();
    }

    private static boolean isOthers(AccountCard card, @Nullable ClientId client) {
        ClientId holder = card.account().clientId();
        return holder != null && (client == null || !holder.equals(client));
    }

    private static Stream<AccountCard> trading(@Nullable AccountList known) {
        return known == null
                ? Stream.of()
                : known.accounts().stream()
                        .filter(card -> card.account().accountPurpose() == AccountPurpose.TRADING);
    }
}
