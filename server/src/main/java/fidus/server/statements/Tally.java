package fidus.server.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.ArrayList;
import java.util.List;

/// How a job's statements came out.
final class Tally {
    private static final int REASONS = 3;

    private int made;
    private int unchanged;
    private int nothing;
    private int refused;
    private Documented pack = Documented.NOTHING;
    private final List<String> reasons = new ArrayList<>();

    void made() {
        made++;
    }

    void unchanged() {
        unchanged++;
    }

    void nothing() {
        nothing++;
    }

    void pack(Documented documented) {
        pack = documented;
    }

    void refused(String client, String reason) {
        refused++;
        if (reasons.size() < REASONS) {
            reasons.add(client + ": " + reason);
        }
    }

    /// @throws Refused `WRONG_STATE` when every statement was refused
    String outcome(boolean draft) {
        var words = new ArrayList<String>();
        words.add(made + (draft ? " drafts made" : " statements issued"));
        if (unchanged > 0) {
            words.add(unchanged + " unchanged since they were issued");
        }
        if (nothing > 0) {
            words.add(nothing + " clients without anything in the month");
        }
        switch (pack) {
            case MADE -> words.add("the fund pack too");
            case UNCHANGED -> words.add("the fund pack unchanged since it was issued");
            case NOTHING -> {}
        }
        if (refused > 0) {
            words.add(refused + " not made. " + String.join(" ", reasons));
        }
        String outcome = String.join(", ", words);
        if (refused > 0 && made == 0 && unchanged == 0 && pack == Documented.NOTHING) {
            throw Refused.because(Problem.Code.WRONG_STATE, outcome);
        }
        return refused > 0 ? outcome : outcome + ".";
    }
}
