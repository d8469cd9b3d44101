package fidus.reconciliation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the pairs and keyed groups of free rows that meet every condition of a pass. Pairs are
/// reached through the amount, groups through their key, never by comparing all with all.
final class Candidates {
    private final Board board;
    private final Rules rules;
    private final List<Candidate> found = new ArrayList<>();

    private Candidates(Board board, Rules rules) {
        this.board = board;
        this.rules = rules;
    }

    static List<Candidate> of(Board board, Rules rules) {
        Candidates candidates = new Candidates(board, rules);
        switch (rules.pass().shape()) {
            case PAIR -> candidates.pairs();
            case GROUP_TO_GROUP -> candidates.groupPairs();
            case ONE_STATEMENT_TO_BOOK_GROUP -> candidates.singleToGroup(Side.BOOK);
            case ONE_BOOK_TO_STATEMENT_GROUP -> candidates.singleToGroup(Side.STATEMENT);
            case SUBSET -> throw new IllegalStateException("subsets have a search of their own");
        }
        return candidates.found;
    }

    private void pairs() {
        Party[] statements = board.free(Side.STATEMENT).toArray(Party[]::new);
        Arrays.sort(
                statements, Comparator.comparingLong(Party::sum).thenComparingInt(Party::position));
        long[] sums = Arrays.stream(statements).mapToLong(Party::sum).toArray();
        for (Party book : board.free(Side.BOOK)) {
            long least = Math.max(1, book.magnitude() - reach(book, true));
            long most = book.magnitude() + reach(book, false);
            long from = book.sign() > 0 ? least : -most;
            long to = book.sign() > 0 ? most : -least;
            for (int i = firstFrom(sums, from); i < sums.length && sums[i] <= to; i++) {
                consider(book, statements[i]);
            }
        }
    }

    private long reach(Party book, boolean below) {
        return rules.pass().tolerance().isExact()
                ? 0
                : rules.amountLimit(book.magnitude(), below).longValue();
    }

    private static int firstFrom(long[] sums, long from) {
        int low = 0;
        int high = sums.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void groupPairs() {
        Map<TextView, Party> statements = board.groups(Side.STATEMENT, false);
        board.groups(Side.BOOK, false)
                .forEach(
                        (key, book) -> {
                            Party statement = statements.get(key);
                            if (statement != null) {
                                consider(book, statement);
                            }
                        });
    }

    private void singleToGroup(Side grouped) {
        Map<TextView, Party> groups = board.groups(grouped, false);
        groups.values().removeIf(group -> !rules.sizeFits(group));
        Map<String, List<TextView>> keysByFirstToken = new HashMap<>();
        for (TextView key : groups.keySet()) {
            keysByFirstToken.computeIfAbsent(key.tokens()[0], token -> new ArrayList<>()).add(key);
        }
        for (Party single : board.free(grouped.opposite())) {
            for (TextView key : keysNamed(single, keysByFirstToken)) {
                Party group = groups.get(key);
                if (group != null) {
                    consider(
                            grouped == Side.BOOK ? group : single,
                            grouped == Side.BOOK ? single : group);
                }
            }
        }
    }

    private static Set<TextView> keysNamed(
            Party single, Map<String, List<TextView>> keysByFirstToken) {
        Set<TextView> keys = new LinkedHashSet<>();
        keys.add(single.key());
        for (String token : new HashSet<>(Arrays.asList(single.text().tokens()))) {
            keys.addAll(keysByFirstToken.getOrDefault(token, List.of()));
        }
        return keys;
    }

    private void consider(Party book, Party statement) {
        Candidate candidate = candidate(board, rules, book, statement);
        if (candidate != null) {
            found.add(candidate);
        }
    }

    /// The candidate, or nothing when a condition fails or the score is not worth suggesting.
    static @Nullable Candidate candidate(Board board, Rules rules, Party book, Party statement) {
        if ((rules.plainFailures(book, statement) & ~Condition.SUGGEST_ONLY.bit()) != 0) {
            return null;
        }
        Likeness likeness = rules.likeness(book, statement);
        if (!rules.referenceHolds(likeness) || board.isUndone(book, statement)) {
            return null;
        }
        int score = rules.score(book, statement, likeness);
        int least = MatchProfile.tenThousandths(board.profile().suggestThreshold());
        Days.Span apart = Days.apart(book.days(), statement.days());
        return score < least
                ? null
                : new Candidate(rules.number(), book, statement, score, farthest(apart));
    }

    /// Of two equally far ends the later.
    static int farthest(Days.Span apart) {
        return -apart.low() > apart.high() ? apart.low() : apart.high();
    }
}
