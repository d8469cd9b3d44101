package fidus.payments.wallets;

import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

public record AddHouseAccount(
        String name, @Nullable BankDetails bank, @Nullable ChainAddress chain, Currency currency) {}
