package fidus.agents;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/// @param name 2 to 120 characters
/// @param commissionRate a fraction, 0.10 for 10 %
/// @param email by which lists of clients name the agent; absent when there is none
public record AddAgent(String name, BigDecimal commissionRate, @Nullable String email) {
    public AddAgent(String name, BigDecimal commissionRate) {
        this(name, commissionRate, null);
    }
}
