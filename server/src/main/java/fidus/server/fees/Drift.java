package fidus.server.fees;

import fidus.fees.runs.AccountInput;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.PartInputs;

import java.util.ArrayList;
import java.util.List;

/// What is different between a run's inputs and today's.
final class Drift {
    private Drift() {}

    static List<String> between(List<FeePart> then, List<FeePart> now) {
        var found = new ArrayList<String>();
        if (then.size() != now.size()) {
            found.add(
                    "It was computed over "
                            + then.size()
                            + " mandates; today there are "
                            + now.size()
                            + ".");
        }
        for (int i = 0; i < Math.min(then.size(), now.size()); i++) {
            part(then.get(i).inputs(), now.get(i).inputs(), found);
        }
        return found;
    }

    private static void part(PartInputs then, PartInputs now, List<String> found) {
        if (then.equals(now)) {
            return;
        }
        int before = found.size();
        String where = then.mandate() + ": ";
        for (AccountInput one : then.accounts()) {
            AccountInput other =
                    now.accounts().stream()
                            .filter(input -> input.account().equals(one.account()))
                            .findFirst()
                            .orElse(null);
            if (other == null) {
                found.add(where + one.account() + " is not in it any more.");
            } else if (!one.equals(other)) {
                found.add(
                        where
                                + one.account()
                                + " had earned "
                                + one.sinceJoining()
                                + " then and "
                                + other.sinceJoining()
                                + " by today's books.");
            }
        }
        if (!then.agreement().equals(now.agreement())) {
            found.add(where + "the agreement is another one now.");
        }
        if (!then.marks().equals(now.marks())) {
            found.add(where + "the mark before is another one now.");
        }
        if (found.size() == before) {
            found.add(where + "its accounts or earlier runs changed.");
        }
    }
}
