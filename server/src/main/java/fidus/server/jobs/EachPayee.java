package fidus.server.jobs;

import fidus.contract.Refused;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Work that is done payee by payee, each in a unit of its own, which a crash leaves done or not
/// begun. It stops between any two and may be run again: what was done is unchanged then.
public final class EachPayee {
    private static final int LONGEST = 2_000;

    private final List<String> refused = new ArrayList<>();
    private int moved;
    private int unchanged;

    private EachPayee() {}

    /// @param one does the work of a payee, and says whether anything was done now
    /// @param done what was done with those that moved, such as `computed`
    /// @return how many moved, and which were refused for which reason
    public static String of(
            List<String> payees, Predicate<String> one, Progress progress, String done) {
        var each = new EachPayee();
        for (int i = 0; i < payees.size(); i++) {
            progress.stopIfAsked();
            each.one(payees.get(i), one);
            progress.step(i + 1L, payees.size());
        }
        return each.words(done);
    }

    private void one(String payee, Predicate<String> one) {
        try {
            boolean now = one.test(payee);
            moved += now ? 1 : 0;
            unchanged += now ? 0 : 1;
        } catch (Refused why) {
            refused.add(payee + ": " + why.problem().message());
        }
    }

    private String words(String done) {
        String blocked =
                refused.isEmpty()
                        ? "."
                        : ", " + refused.size() + " blocked. " + String.join(" ", refused);
        String words = moved + " " + done + ", " + unchanged + " unchanged" + blocked;
        return words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
    }
}
