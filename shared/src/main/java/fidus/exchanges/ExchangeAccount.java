package fidus.exchanges;

import fidus.money.Currency;
import fidus.payments.wallets.HouseAccountId;

/// An account of the house in use, between two of which money can be exchanged.
public record ExchangeAccount(HouseAccountId id, String name, Currency currency) {}
