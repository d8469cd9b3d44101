package fidus.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The matches of a run by their first book row, in columns; groups keep their rows beside.
final class MatchesFound {
    private static final int NONE = -1;
    private static final int GROUP = -2;

    /// A match of several rows.
    private static final class Group {
        final int[] book;
        final int[] statement;

        Group(int[] book, int[] statement) {
            this.book = book;
            this.statement = statement;
        }
    }

    private int[] partner;
    private int[] group;
    private byte[] pass;
    private short[] score;
    private final List<Group> groups = new ArrayList<>();
    private int count;

    MatchesFound(int books) {
        partner = new int[books];
        group = new int[books];
        pass = new byte[books];
        score = new short[books];
        Arrays.fill(partner, NONE);
    }

    void pair(int book, int statement, int byPass, int points) {
        count -= partner[book] == NONE ? 0 : 1;
        partner[book] = statement;
        note(book, byPass, points);
    }

    void group(int[] book, int[] statement, int byPass, int points) {
        count -= partner[book[0]] == NONE ? 0 : 1;
        partner[book[0]] = GROUP;
        group[book[0]] = groups.size();
        groups.add(new Group(book, statement));
        note(book[0], byPass, points);
    }

    /// Makes room for this many book rows.
    void grow(int books) {
        int before = partner.length;
        if (books > before) {
            int more = books + (books >> 3);
            partner = Arrays.copyOf(partner, more);
            group = Arrays.copyOf(group, more);
            pass = Arrays.copyOf(pass, more);
            score = Arrays.copyOf(score, more);
            Arrays.fill(partner, before, more, NONE);
        }
    }

    /// Forgets the match that starts with a book row, if that pass made it.
    void forget(int book, int byPass) {
        if (partner[book] != NONE && pass[book] == byPass) {
            partner[book] = NONE;
            count--;
        }
    }

    private void note(int book, int byPass, int points) {
        pass[book] = (byte) byPass;
        score[book] = (short) points;
        count++;
    }

    int count() {
        return count;
    }

    /// Whether a match starts with this book row.
    boolean startsAt(int book) {
        return partner[book] != NONE;
    }

    int pass(int book) {
        return pass[book];
    }

    int score(int book) {
        return score[book];
    }

    boolean isPair(int book) {
        return partner[book] >= 0;
    }

    int[] book(int first) {
        return isPair(first) ? new int[] {first} : groups.get(group[first]).book;
    }

    int[] statement(int first) {
        return isPair(first) ? new int[] {partner[first]} : groups.get(group[first]).statement;
    }

    /// The statement row of a pair.
    int partner(int first) {
        return partner[first];
    }
}
