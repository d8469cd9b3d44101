package fidus.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The open groups of one side, found by key and by amount.
final class GroupShelf {
    private final Map<Integer, Party> byKey;
    private final List<Party> fitting = new ArrayList<>();
    private final List<Party> others = new ArrayList<>();
    private final KeyFinder finder;

    GroupShelf(Board board, Map<Integer, Party> byKey) {
        this.byKey = byKey;
        finder = new KeyFinder(board.texts, byKey.keySet());
        for (Party group : byKey.values()) {
            boolean fits =
                    group.rows.length >= 2
                            && group.rows.length <= board.profile.limits().groupRows();
            (fits ? fitting : others).add(group);
        }
        fitting.sort(GroupShelf::compare);
        others.sort(GroupShelf::compare);
    }

    private static int compare(Party one, Party other) {
        int order = Long.compare(one.magnitude(), other.magnitude());
        return order == 0 ? Integer.compare(one.position(), other.position()) : order;
    }

    /// Groups whose key agrees are always looked at; others only as far as amounts and the number
    /// of failures allow.
    void look(Closest search) {
        if (byKey.isEmpty()) {
            return;
        }
        Party mine = search.mine();
        consider(search, mine.key);
        if (search.rules().pass.shape() != MatchPass.Shape.GROUP_TO_GROUP) {
            finder.each(mine.text, key -> consider(search, key));
        }
        if (search.room() >= 1) {
            outwards(search, fitting, search.room() >= 2);
        }
        if (search.room() >= 2) {
            outwards(search, others, search.room() >= 3);
        }
    }

    private void consider(Closest search, int key) {
        Party group = byKey.get(key);
        if (group != null && search.isInReach(group)) {
            search.consider(group);
        }
    }

    private static void outwards(Closest search, List<Party> groups, boolean anyAmount) {
        long own = search.mine().magnitude();
        Rules rules = search.rules();
        boolean isBook = search.ownIsBook;
        long low = isBook ? own - rules.reach(own, true) : rules.leastBook(own);
        long high = isBook ? own + rules.reach(own, false) : rules.mostBook(own);
        int start = firstFrom(groups, own);
        for (int at = start; at < groups.size(); at++) {
            if (!look(search, groups.get(at), anyAmount || groups.get(at).magnitude() <= high)) {
                break;
            }
        }
        for (int at = start - 1; at >= 0; at--) {
            if (!look(search, groups.get(at), anyAmount || groups.get(at).magnitude() >= low)) {
                break;
            }
        }
    }

    /// @return whether groups farther away can still be closest
    private static boolean look(Closest search, Party group, boolean amountFits) {
        if (!amountFits
                || Math.abs(group.magnitude() - search.mine().magnitude()) > search.bestGap) {
            return false;
        }
        if (search.isInReach(group)) {
            search.consider(group);
        }
        return true;
    }

    private static int firstFrom(List<Party> groups, long magnitude) {
        int low = 0;
        int high = groups.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (groups.get(middle).magnitude() < magnitude) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
