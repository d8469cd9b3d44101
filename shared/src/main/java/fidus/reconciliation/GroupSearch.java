package fidus.reconciliation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Finds keyed groups of free rows that meet every condition of a pass: group with group by key, a
/// single row with a group through the keys its text names.
final class GroupSearch {
    private final Board board;
    private final Rules rules;
    private final Candidates found;

    GroupSearch(Candidates found) {
        this.found = found;
        board = found.board;
        rules = found.rules;
    }

    void run() {
        switch (rules.pass.shape()) {
            case GROUP_TO_GROUP -> groupPairs();
            case ONE_STATEMENT_TO_BOOK_GROUP -> singleToGroup(Side.BOOK);
            case ONE_BOOK_TO_STATEMENT_GROUP -> singleToGroup(Side.STATEMENT);
            case PAIR, SUBSET -> throw new IllegalStateException("no keyed groups");
        }
    }

    private void groupPairs() {
        Map<Integer, Party> statements = board.groups(Side.STATEMENT, false, rules);
        board.groups(Side.BOOK, false, rules)
                .forEach(
                        (key, book) -> {
                            Party statement = statements.get(key);
                            if (statement != null) {
                                found.consider(book, statement);
                            }
                        });
    }

    private void singleToGroup(Side grouped) {
        Map<Integer, Party> groups = board.groups(grouped, false, rules);
        if (groups.isEmpty()) {
            return;
        }
        Lane lane = board.lane(grouped.opposite());
        KeyFinder finder = new KeyFinder(board.texts, groups.keySet());
        Party single = new Party(lane);
        Set<Integer> keys = new HashSet<>();
        for (int row : lane.free()) {
            keys.clear();
            if (lane.key[row] != Texts.EMPTY && groups.containsKey(lane.key[row])) {
                keys.add(lane.key[row]);
            }
            finder.each(lane.text[row], keys::add);
            for (int key : keys) {
                single.set(row);
                Party group = groups.get(key);
                if (group != null) {
                    found.consider(
                            grouped == Side.BOOK ? group : single,
                            grouped == Side.BOOK ? single : group);
                }
            }
        }
    }
}
