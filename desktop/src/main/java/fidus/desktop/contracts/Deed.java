package fidus.desktop.contracts;

import fidus.auth.Permission;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractPage;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/// What a person may do to a contract.
public enum Deed {
    START,
    TAKE_OVER,
    REDEEM,
    AMEND,
    CORRECT_START,
    MAP,
    REDEEM_EARLY,
    SUSPEND,
    RESUME,
    CANCEL;

    /// Those that the state of the contract and the roles allow now. The server decides; this only
    /// keeps the page from offering what it would refuse.
    public static Set<Deed> of(ContractPage page, Predicate<Permission> may) {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        for (Deed deed : values()) {
            if (may.test(deed.permission()) && deed.fits(page)) {
                deeds.add(deed);
            }
        }
        return deeds;
    }

    private Permission permission() {
        return switch (this) {
            case START, TAKE_OVER, AMEND, CORRECT_START, MAP, REDEEM_EARLY, CANCEL ->
                    Permission.PREPARE_CONTRACT;
            case REDEEM -> Permission.REQUEST_REDEMPTION;
            case SUSPEND, RESUME -> Permission.SUSPEND;
        };
    }

    private boolean fits(ContractPage page) {
        InvestmentState state = page.investment().investmentState();
        return switch (this) {
            case START, TAKE_OVER, CANCEL -> waits(state);
            case MAP -> waits(state) || state.running();
            case REDEEM -> state.paysOut() && due(page);
            case AMEND ->
                    waits(state)
                            || (page.book() != null
                                    && state.running()
                                    && page.book().schedule().principalRow().payoutState()
                                            == PayoutState.SCHEDULED);
            case CORRECT_START ->
                    page.book() != null
                            && state.running()
                            && page.book().schedule().rows().stream()
                                    .filter(PayoutRow::live)
                                    .allMatch(row -> row.payoutState() == PayoutState.SCHEDULED);
            case REDEEM_EARLY ->
                    page.book() != null
                            && state == InvestmentState.ACTIVE
                            && page.book().schedule().terms().noticeDays() != null;
            case SUSPEND -> state.paysOut();
            case RESUME -> state == InvestmentState.SUSPENDED;
        };
    }

    /// Whether a contract in this state has still to be started.
    static boolean waits(InvestmentState state) {
        return state == InvestmentState.PENDING_VALIDATION || state == InvestmentState.VALIDATED;
    }

    private static boolean due(ContractPage page) {
        return page.redeemable() != null && !page.redeemable().rows().isEmpty();
    }
}
