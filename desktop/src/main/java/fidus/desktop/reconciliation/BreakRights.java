package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Session;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;

import org.jspecify.annotations.Nullable;

/// What the person at this window may do about one break now, and why not otherwise.
record BreakRights(@Nullable BreakCard card, Session session) {
    boolean may(BreakDeed deed) {
        return why(deed).isEmpty();
    }

    /// Why it cannot be done, empty when it can.
    String why(BreakDeed deed) {
        if (card == null) {
            return "Pick a break first.";
        }
        BreakState state = card.found().breakState();
        String is = "This break is " + Words.of(state).toLowerCase(java.util.Locale.ROOT) + ". ";
        return switch (deed) {
            case COMMENT -> may(Permission.RECONCILE) ? "" : "Your roles only read breaks.";
            case EXPLAIN ->
                    !may(Permission.RECONCILE)
                            ? "Your roles only read breaks."
                            : state == BreakState.OPEN ? "" : corrected(card, is);
            case SET_CAUSE ->
                    state != BreakState.OPEN
                            ? is + "Only an open one is explained."
                            : may(Permission.RECONCILE) ? "" : "Your roles only read breaks.";
            case ASSIGN ->
                    !BreakFilter.isUnsettled(state)
                            ? is + "Nobody follows it up any more."
                            : !may(Permission.RECONCILE)
                                    ? "Your roles only read breaks."
                                    : waiting(card);
            case RESOLVE ->
                    state != BreakState.EXPLAINED
                            ? is + "Only an explained one is closed."
                            : !may(Permission.PREPARE_BREAK)
                                    ? "An operator asks for the end of a break; you decide it."
                                    : waiting(card);
            case WRITE_OFF -> {
                String close = why(BreakDeed.RESOLVE);
                yield !close.isEmpty() ? close : booked(card);
            }
        };
    }

    boolean isAbout(BreakId id) {
        return card != null && card.found().id().equals(id);
    }

    /// Why nobody is asked to take the pair apart in which its row stands, empty when that is
    /// possible.
    String whyNotApart() {
        if (card == null) {
            return "Pick a break first.";
        }
        return may(Permission.PREPARE_BREAK)
                ? waiting(card)
                : "An operator asks to take the pair apart if it is wrong; you decide it.";
    }

    /// An explanation is corrected, except a suspicion; while another person decides about it, only
    /// to one.
    private static String corrected(BreakCard card, String is) {
        if (card.found().breakState() != BreakState.EXPLAINED) {
            return is + "Only an open or an explained one is explained.";
        }
        return card.found().findings().causeCode() == CauseCode.FRAUD_SUSPECTED
                ? "Fraud is suspected of it: two persons settle that, and nobody corrects it."
                : "";
    }

    /// Whether another person decides about it, so that an explanation is corrected in one way
    /// alone: fraud is suspected.
    boolean onlySuspects() {
        return card != null
                && card.found().breakState() == BreakState.EXPLAINED
                && !waiting(card).isEmpty();
    }

    private static String waiting(BreakCard card) {
        return card.waiting() == null || card.isRowAsked()
                ? ""
                : "Another person has to decide first: " + Words.sums(card.waiting()) + ".";
    }

    /// Only a difference in money is booked away, and none between balances of a statement.
    private static String booked(BreakCard card) {
        var difference = card.found().difference();
        if (difference == null || difference.isZero()) {
            return "There is no difference in money to write off.";
        }
        return Ways.needsFile(card)
                ? "Balances of a statement are not written off; take in the missing rows."
                : "";
    }

    private boolean may(Permission permission) {
        return session.may(permission);
    }
}
