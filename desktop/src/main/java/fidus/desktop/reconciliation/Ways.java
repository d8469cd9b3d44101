package fidus.desktop.reconciliation;

import fidus.bank.BankCheck;
import fidus.desktop.shell.Navigation;
import fidus.money.Money;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakCard;

import java.util.Set;

/// Where a break is mended, when it is not mended where it is shown: a statement that does not tie
/// is completed by another file, and rows are looked at in the run.
final class Ways {
    private static final String BANK = "bank/";

    /// Rules that only another file of the same days puts right.
    private static final Set<String> STATEMENTS = Set.of("S1", "S2", "S4", "S6");

    /// What a break of S1 is called that says nothing of missing money.
    private static final String FIGURES = "/figures";

    private final Navigation navigation;

    Ways(Navigation navigation) {
        this.navigation = navigation;
    }

    /// Whether another file of the same days is what helps.
    static boolean needsFile(BreakCard card) {
        return STATEMENTS.contains(card.found().rule());
    }

    /// The key of what there is to say of the rule, empty when nothing is. A proof tells by the
    /// sign of its rest on which side rows are missing or too many.
    static String words(BreakCard card) {
        String rule = needsFile(card) ? card.found().rule() : "";
        Money rest = card.found().difference();
        return switch (rule) {
            case "S1" -> "S1" + failed(card.found());
            case "S6" -> rest == null ? "S6.none" : rest.signum() < 0 ? "S6.less" : "S6.more";
            default -> rule;
        };
    }

    /// Which figures of the statement differ. Only what may be missing money stands against a
    /// sign-off until another file clears it.
    private static String failed(ReconciliationBreak found) {
        boolean read = isOf(found, BankCheck.READ);
        if (!found.key().endsWith(FIGURES)) {
            return read ? ".read" : "";
        }
        boolean balances = isOf(found, BankCheck.TIE) || isOf(found, BankCheck.VALUED_TIE);
        return balances ? ".completed" : read ? ".made.up" : ".figures";
    }

    private static boolean isOf(ReconciliationBreak found, String tie) {
        return found.left().startsWith(tie + ": ");
    }

    /// Opens where files of the account are taken in.
    void takeIn(BreakCard card) {
        String account = card.account();
        if (account.startsWith(BANK)) {
            navigation.open("banks", "account/" + account.substring(BANK.length()));
        } else {
            navigation.open("imports");
        }
    }

    /// Opens the run that saw it last, with its rows and its proof.
    void openRun(BreakCard card) {
        navigation.open(
                ReconciliationView.SCREEN, "run/" + card.found().lastSeenRun().value().toString());
    }
}
