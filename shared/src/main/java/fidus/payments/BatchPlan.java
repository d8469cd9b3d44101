package fidus.payments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How chosen items become batches: in their order, the items of a party in one batch, because they
/// become one payment. Only a party with more items than a batch takes is paid by several.
public final class BatchPlan {
    /// The most items of a batch: what one person can still look at before approving it.
    public static final int MOST_ITEMS = 400;

    /// The most items that are made into batches at once.
    public static final int MOST_AT_ONCE = 4_000;

    private BatchPlan() {}

    /// @return the items of each batch; none where nothing was chosen
    public static List<List<Payable>> of(List<Payable> items) {
        Map<String, List<Payable>> byParty = new LinkedHashMap<>();
        items.forEach(
                item -> byParty.computeIfAbsent(item.party(), _ -> new ArrayList<>()).add(item));
        List<List<Payable>> batches = new ArrayList<>();
        List<Payable> open = new ArrayList<>();
        for (List<Payable> ofParty : byParty.values()) {
            for (int from = 0; from < ofParty.size(); from += MOST_ITEMS) {
                List<Payable> some =
                        ofParty.subList(from, Math.min(ofParty.size(), from + MOST_ITEMS));
                if (open.size() + some.size() > MOST_ITEMS) {
                    batches.add(List.copyOf(open));
                    open.clear();
                }
                open.addAll(some);
            }
        }
        if (!open.isEmpty()) {
            batches.add(List.copyOf(open));
        }
        return List.copyOf(batches);
    }
}
