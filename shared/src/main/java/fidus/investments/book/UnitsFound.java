package fidus.investments.book;

import static fidus.investments.book.TakenOver.refused;

import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;
import fidus.money.Decimals;
import fidus.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.regex.Pattern;

/// Whether the units of a contract that comes out of a pool elsewhere agree with its principal, its
/// performance, its mark and the shares that were found of it.
final class UnitsFound {
    private static final String FIELD = "shares.units.";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final FundTerms terms;
    private final SharesBefore shares;
    private final UnitsBefore units;
    private final BigDecimal rate;

    private UnitsFound(FundTerms terms, SharesBefore shares, UnitsBefore units) {
        this.terms = terms;
        this.shares = shares;
        this.units = units;
        rate = Objects.requireNonNull(terms.performanceShareRate());
    }

    /// @throws fidus.contract.Refused `BAD_VALUE` naming the field
    static void check(FundTerms terms, Money principal, SharesBefore shares) {
        UnitsBefore units = shares.units();
        if (units == null) {
            throw refused(
                    FIELD + "units",
                    terms.fundCode()
                            + " shares by "
                            + terms.sharing()
                            + " under these terms. Say which units the contract held.");
        }
        var found = new UnitsFound(terms, shares, units);
        found.series();
        found.principal(principal);
        found.marks(principal);
        found.shares();
    }

    private boolean inSeries() {
        return terms.sharing() == ShareMethod.SERIES;
    }

    private void series() {
        boolean named = CODE.matcher(units.series()).matches();
        if (inSeries() ? !named : !units.series().isEmpty()) {
            throw refused(
                    FIELD + "series",
                    inSeries()
                            ? "A series is LEAD, or called by at most 20 letters, digits and"
                                    + " dashes."
                            : "Dealing lots are in no series. Leave it empty.");
        }
    }

    private void principal(Money principal) {
        above(units.units(), "units");
        above(units.dealt(), "dealt");
        above(units.price(), "price");
        above(units.mark(), "mark");
        above(units.classMark(), "classMark");
        above(units.classMarkThen(), "classMarkThen");
        BigDecimal bought = units.units().multiply(units.dealt());
        if (bought.subtract(principal.amount()).abs().compareTo(CENT) > 0) {
            throw refused(
                    FIELD + "units",
                    units.units().toPlainString()
                            + " units dealt at "
                            + units.dealt().toPlainString()
                            + " are "
                            + bought.setScale(2, RoundingMode.HALF_UP).toPlainString()
                            + "; the principal is "
                            + principal
                            + ".");
        }
    }

    private static void above(BigDecimal value, String field) {
        if (value.signum() <= 0) {
            throw refused(FIELD + field, "It is above zero.");
        }
    }

    private void marks(Money principal) {
        if (units.mark().compareTo(units.dealt()) < 0) {
            throw refused(
                    FIELD + "mark",
                    "The mark starts at the value the units were dealt at, "
                            + units.dealt().toPlainString()
                            + ", and never falls.");
        }
        if (inSeries() && units.classMark().compareTo(units.mark()) != 0) {
            throw refused(
                    FIELD + "classMark",
                    "All units of a series have one mark: " + units.mark().toPlainString() + ".");
        }
        boolean open =
                Money.rounded(
                                        units.price()
                                                .subtract(units.mark())
                                                .multiply(units.units())
                                                .multiply(rate),
                                        principal.currency())
                                .signum()
                        > 0;
        if (open || units.price().compareTo(units.classMark()) > 0) {
            throw refused(
                    FIELD + (open ? "mark" : "classMark"),
                    "With a value of "
                            + units.price().toPlainString()
                            + " per unit a share raises the mark to it.");
        }
        agrees("performance", shares.performance(), units.over(units.price(), principal));
        agrees("highWaterMark", shares.highWaterMark(), units.over(units.mark(), principal));
    }

    private static void agrees(String field, Money said, Money computed) {
        if (said.minus(computed).amount().abs().compareTo(CENT) > 0) {
            throw refused(
                    "shares." + field, "By the units of the contract it is " + computed + ".");
        }
    }

    /// Dealing lots pay rate × the way up to their mark; what a series paid was taken out of its
    /// value as well, so that its mark rose by the rest alone.
    private void shares() {
        BigDecimal kept = BigDecimal.ONE.subtract(rate);
        if (inSeries() && kept.signum() == 0) {
            return;
        }
        Money none = Money.zero(shares.highWaterMark().currency());
        Money sum = shares.shares().stream().map(ShareBefore::share).reduce(none, Money::plus);
        BigDecimal due = shares.highWaterMark().amount().multiply(rate);
        BigDecimal whole = inSeries() ? due.divide(kept, Decimals.DIVISION) : due;
        BigDecimal most = CENT.multiply(BigDecimal.valueOf(shares.shares().size() + 1L));
        if (sum.amount().subtract(whole).abs().compareTo(most) > 0) {
            throw refused(
                    "shares.shares",
                    "The shares sum to "
                            + sum
                            + "; up to the mark they are "
                            + Money.rounded(
                                    whole.setScale(20, RoundingMode.HALF_EVEN), none.currency())
                            + ".");
        }
    }
}
