package fidus.ledger;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The arithmetic of double entry over one entry's postings.
public final class Postings {
    private static final int MOST = 500;
    private static final int LONGEST_DIMENSION = 200;
    private static final int LONGEST_NAME = 40;
    // 500 of them still add up to fewer digits than money may have.
    private static final int ORDINARY_DIGITS = 15;

    private Postings() {}

    public static Posting debit(String account, Money money, Map<String, String> dimensions) {
        return new Posting(account, PostingSide.DEBIT, money, dimensions);
    }

    public static Posting credit(String account, Money money, Map<String, String> dimensions) {
        return new Posting(account, PostingSide.CREDIT, money, dimensions);
    }

    /// Debit less credit per currency; every currency that occurs is listed.
    public static SortedMap<Currency, Money> balances(List<Posting> postings) {
        var balances = new TreeMap<Currency, Money>();
        for (Posting posting : postings) {
            balances.merge(posting.money().currency(), signed(posting), Money::plus);
        }
        return balances;
    }

    /// The same postings on the other side: together with the given ones they sum to nothing on
    /// every account and dimension.
    public static List<Posting> mirrored(List<Posting> postings) {
        return postings.stream()
                .map(
                        posting ->
                                new Posting(
                                        posting.account(),
                                        posting.side() == PostingSide.DEBIT
                                                ? PostingSide.CREDIT
                                                : PostingSide.DEBIT,
                                        posting.money(),
                                        posting.dimensions()))
                .toList();
    }

    /// @throws Refused `UNBALANCED` when there are fewer than two postings or debit and credit
    ///   differ in a currency; `BAD_VALUE` for a sum not above zero, a code that is not in the
    ///   chart, or a dimension that is none
    public static void check(List<Posting> postings) {
        if (postings.size() < 2) {
            throw Refused.at(
                    "postings", Problem.Code.UNBALANCED, "An entry has at least two postings.");
        }
        if (postings.size() > MOST) {
            throw Refused.at(
                    "postings", Problem.Code.TOO_LARGE, "An entry has at most 500 postings.");
        }
        postings.forEach(Postings::check);
        if (plainlyBalanced(postings)) {
            return;
        }
        balances(postings).values().stream()
                .filter(balance -> !balance.isZero())
                .findFirst()
                .ifPresent(Postings::refuseUnbalanced);
    }

    /// Most entries have one currency and amounts of ordinary size. Whatever is not plain here is
    /// weighed with its currencies.
    private static boolean plainlyBalanced(List<Posting> postings) {
        Currency currency = postings.getFirst().money().currency();
        BigDecimal sum = BigDecimal.ZERO;
        for (Posting posting : postings) {
            BigDecimal amount = posting.money().amount();
            if (!posting.money().currency().equals(currency)
                    || amount.precision() > ORDINARY_DIGITS) {
                return false;
            }
            sum = posting.side() == PostingSide.DEBIT ? sum.add(amount) : sum.subtract(amount);
        }
        return sum.signum() == 0;
    }

    private static void refuseUnbalanced(Money difference) {
        throw Refused.at(
                "postings",
                Problem.Code.UNBALANCED,
                "Debit and credit differ by " + difference + ". They must be equal.");
    }

    private static void check(Posting posting) {
        if (posting.money().signum() <= 0) {
            throw Refused.at(
                    "postings.money",
                    Problem.Code.BAD_VALUE,
                    "A posting is above zero; its side says the direction. This one is "
                            + posting.money()
                            + ".");
        }
        if (Chart.find(posting.account()).isEmpty()) {
            throw Refused.at(
                    "postings.account",
                    Problem.Code.BAD_VALUE,
                    "The chart has no account " + posting.account() + ".");
        }
        posting.dimensions().forEach(Postings::checkDimension);
    }

    private static void checkDimension(String name, String value) {
        if (!isName(name) || value.isBlank() || value.length() > LONGEST_DIMENSION) {
            throw Refused.at(
                    "postings.dimensions",
                    Problem.Code.BAD_VALUE,
                    "A dimension has a name of letters and a value of 1 to 200 characters; "
                            + name
                            + " has not.");
        }
    }

    /// A small letter, then up to 39 letters.
    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || !isSmall(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSmall(c) && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static Money signed(Posting posting) {
        return posting.side() == PostingSide.DEBIT ? posting.money() : posting.money().negated();
    }
}
