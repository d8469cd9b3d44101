package fidus.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.util.List;
import java.util.Set;

/// What a person posts by hand, because no feature does, and which accounts it touches. Events as
/// the list of postings in the domain's §8.3 has them.
public enum EntryTemplate {
    CAPITAL_IN("E3", Accounts.CASH, Set.of("3010")),
    CAPITAL_OUT("E3", Set.of("3010"), Accounts.CASH),
    /// In one currency against 1900, in the other from it.
    CURRENCY_EXCHANGE("E20", Accounts.EXCHANGED, Accounts.EXCHANGED),
    /// What an unidentified receipt turned out to be.
    RECEIPT_ASSIGNED("E21", Set.of("2600"), Set.of()),
    COVER_FROM_RESERVES("E24", Set.of("3030"), Set.of("3020")),
    CLAIM_ON_MANAGER("E24", Set.of("1210"), Set.of("4400")),
    CLAIM_RECOVERED("E24", Accounts.CASH, Set.of("1210")),
    /// The right entry after a wrong one was reversed, or what no other template fits.
    FREE("E22", Set.of(), Set.of());

    private static final class Accounts {
        private static final Set<String> CASH = Set.of("1010", "1020", "1050");
        private static final Set<String> EXCHANGED = Set.of("1010", "1020", "1050", "1900");
    }

    private final String eventCode;
    private final Set<String> debits;
    private final Set<String> credits;

    EntryTemplate(String eventCode, Set<String> debits, Set<String> credits) {
        this.eventCode = eventCode;
        this.debits = debits;
        this.credits = credits;
    }

    public String eventCode() {
        return eventCode;
    }

    /// The accounts of the chart that this side takes.
    public List<ChartAccount> offered(PostingSide side) {
        Set<String> codes = side == PostingSide.DEBIT ? debits : credits;
        return Chart.ACCOUNTS.stream()
                .filter(one -> codes.isEmpty() || codes.contains(one.code()))
                .toList();
    }

    /// @throws Refused `BAD_VALUE` when a line is on another account than the template's, or money
    ///   of the house names no bank account; `UNBALANCED`
    public void check(List<Posting> postings) {
        for (Posting posting : postings) {
            if (offered(posting.side()).stream()
                    .noneMatch(one -> one.code().equals(posting.account()))) {
                throw refused(
                        posting.side()
                                + " "
                                + posting.account()
                                + " does not belong to "
                                + name()
                                + ".");
            }
            if (Accounts.CASH.contains(posting.account())
                    && posting.dimensions().getOrDefault("bankAccount", "").isBlank()) {
                throw refused(
                        posting.account()
                                + " names the account the money is on, as bankAccount=its name.");
            }
        }
        boolean two = postings.stream().map(one -> one.money().currency()).distinct().count() == 2;
        boolean clears = postings.stream().anyMatch(one -> one.account().equals("1900"));
        if (this == CURRENCY_EXCHANGE && !(two && clears)) {
            throw refused("An exchange has two currencies, each against 1900.");
        }
        Postings.check(postings);
    }

    private static Refused refused(String why) {
        return Refused.at("postings", Problem.Code.BAD_VALUE, why);
    }
}
