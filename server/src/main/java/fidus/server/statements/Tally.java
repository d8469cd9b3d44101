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
    private int partnersMade;
    private int partnersUnchanged;
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

    /// Of an agent or a company.
    void partner(Documented documented) {
        switch (documented) {
            case MADE -> partnersMade++;
            case UNCHANGED -> partnersUnchanged++;
            case NOTHING -> {}
        }
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
        if (partnersMade > 0) {
            words.add(partnersMade + " of agents and companies");
        }
        if (partnersUnchanged > 0) {
            words.add(partnersUnchanged + " of agents and companies unchanged");
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
        int done = made + unchanged + partnersMade + partnersUnchanged;
        if (refused > 0 && done == 0 && pack == Documented.NOTHING) {
            throw Refused.because(Problem.Code.WRONG_STATE, outcome);
        }
        return refused > 0 ? outcome : outcome + ".";
    }
}
