package fidus.desktop.agents;

import fidus.agents.AgentCard;
import fidus.agents.AgentList;
import fidus.agents.AgentTotal;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.investments.commissions.CommissionState;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// An agent's totals in one currency. An agent without any has one line without.
record AgentLine(AgentCard card, @Nullable AgentTotal total) {
    static List<AgentLine> of(AgentList list) {
        var lines = new ArrayList<AgentLine>();
        for (AgentCard card : list.agents()) {
            if (card.totals().isEmpty()) {
                lines.add(new AgentLine(card, null));
            }
            card.totals().forEach(total -> lines.add(new AgentLine(card, total)));
        }
        return List.copyOf(lines);
    }

    static Function<AgentLine, @Nullable Money> sum(Function<AgentTotal, Money> of) {
        return line -> line.total == null ? null : of.apply(line.total);
    }

    static Tone tone(CommissionState state) {
        return switch (state) {
            case PENDING, CANCELLED -> Tone.NEUTRAL;
            case READY -> Tone.INFO;
            case APPROVED, PAID -> Tone.GOOD;
        };
    }
}
