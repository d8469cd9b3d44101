package fidus.desktop.agents;

import fidus.agents.AgentCard;
import fidus.agents.AgentList;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// An agent's totals in one currency. An agent who has earned nothing yet has one line without.
record AgentLine(
        AgentCard card, @Nullable Money earned, @Nullable Money paid, @Nullable Money pending) {
    static List<AgentLine> of(AgentList list) {
        var lines = new ArrayList<AgentLine>();
        for (AgentCard card : list.agents()) {
            if (card.earned().isEmpty()) {
                lines.add(new AgentLine(card, null, null, null));
            }
            for (Money earned : card.earned()) {
                lines.add(
                        new AgentLine(
                                card, earned, in(earned, card.paid()), in(earned, card.pending())));
            }
        }
        return List.copyOf(lines);
    }

    private static Money in(Money like, List<Money> sums) {
        return sums.stream()
                .filter(one -> one.currency().equals(like.currency()))
                .findFirst()
                .orElse(Money.zero(like.currency()));
    }
}
