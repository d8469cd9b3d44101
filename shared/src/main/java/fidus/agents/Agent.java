package fidus.agents;

import fidus.investments.commissions.AgentId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// @param agentCode initials, year and counter; unique and never used again
/// @param commissionRate what is copied when the agent is assigned, a fraction, as long as no later
///   rate holds
/// @param email unique among agents, in lower case; absent where none was entered
/// @param laterRates what is copied instead into assignments from a day on, by that day; absent
///   where nothing else was agreed
public record Agent(
        AgentId id,
        String agentCode,
        String name,
        BigDecimal commissionRate,
        long version,
        @Nullable String email,
        @Nullable List<AgentRate> laterRates) {
    public Agent {
        laterRates = laterRates == null ? null : List.copyOf(laterRates);
    }

    /// One with one rate.
    public Agent(
            AgentId id,
            String agentCode,
            String name,
            BigDecimal commissionRate,
            long version,
            @Nullable String email) {
        this(id, agentCode, name, commissionRate, version, email, null);
    }

    public Agent(
            AgentId id, String agentCode, String name, BigDecimal commissionRate, long version) {
        this(id, agentCode, name, commissionRate, version, null, null);
    }

    /// Whether somebody means this agent by an email address or a code.
    public boolean isCalled(String called) {
        return called.equalsIgnoreCase(agentCode) || called.equalsIgnoreCase(email);
    }

    /// What is copied into an assignment that begins on a day.
    public BigDecimal rateOn(LocalDate day) {
        return later().stream()
                .filter(one -> !one.from().isAfter(day))
                .max(Comparator.comparing(AgentRate::from))
                .map(AgentRate::commissionRate)
                .orElse(commissionRate);
    }

    /// The same with another rate for assignments from a day on; one of that very day gives way.
    public Agent with(AgentRate rate) {
        var rates = new ArrayList<>(later());
        rates.removeIf(one -> one.from().equals(rate.from()));
        rates.add(rate);
        rates.sort(Comparator.comparing(AgentRate::from));
        return new Agent(id, agentCode, name, commissionRate, version + 1, email, rates);
    }

    /// The same whose first rate was another one from the beginning.
    public Agent corrected(BigDecimal rate) {
        return new Agent(id, agentCode, name, rate, version + 1, email, laterRates);
    }

    private List<AgentRate> later() {
        return laterRates == null ? List.of() : laterRates;
    }
}
