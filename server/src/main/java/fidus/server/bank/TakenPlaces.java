package fidus.server.bank;

import java.util.Set;

/// Which ordinals rows that read alike have that were said before. They are not always the first
/// ones: a statement that came before the one it goes on from counted on without it. The next row
/// has an ordinal that none of them has.
final class TakenPlaces {
    /// How far beyond their number it is looked for ordinals.
    private static final int BEYOND = 64;

    private final int before;
    private final Set<String> identities;
    private int beyond = -1;

    /// @param before how often it was said before
    /// @param identities of the stored rows among these, and of others
    TakenPlaces(int before, Set<String> identities) {
        this.before = before;
        this.identities = identities;
    }

    /// @param what the rows agree in
    /// @param times how often it is said with this one, those before included
    int place(String what, int times) {
        beyond = beyond < 0 ? left(what) : beyond;
        return times + beyond;
    }

    /// How many ordinals lie between those that are taken. Two rows may stand for one movement, and
    /// count once among those before.
    private int left(String what) {
        int highest = 0;
        int taken = 0;
        for (int at = 1; at <= before + BEYOND; at++) {
            boolean here = identities.contains(Plan.Identities.identity(what, at));
            highest = here ? at : highest;
            taken += here ? 1 : 0;
        }
        return highest - Math.min(taken, before);
    }
}
