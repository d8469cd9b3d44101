package fidus.mt5;

import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A contract that has principal on the account.
public record MappedContract(
        InvestmentId id,
        long number,
        String clientName,
        Money mappedPrincipal,
        String note,
        Instant from,
        @Nullable Instant until) {}
