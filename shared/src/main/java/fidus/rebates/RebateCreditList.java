package fidus.rebates;

import java.util.List;

/// Credits of a broker that no receipt names yet, oldest first.
public record RebateCreditList(List<RebateCredit> credits) {
    public RebateCreditList {
        credits = List.copyOf(credits);
    }
}
