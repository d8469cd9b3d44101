package fidus.proofs;

import static java.math.BigDecimal.ZERO;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.Derivation;
import fidus.fees.FeeRounding;
import fidus.money.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Computes a line from its inputs alone. Products are rounded once, half up, to the currency's
/// minor unit; divisions carry 34 digits; what units give is kept with 20 digits before that.
final class Arithmetic {
    private static final int KEPT = 20;

    private final ProofLine line;
    private final FeeRounding money;
    private final List<Derivation> found = new ArrayList<>();

    private Arithmetic(ProofLine line) {
        this.line = line;
        money = FeeRounding.halfUp(line.decimals());
    }

    static List<Derivation> of(ProofLine line) {
        var of = new Arithmetic(line);
        try {
            of.compute();
        } catch (ArithmeticException e) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE, line.line() + " cannot be computed with its inputs.");
        }
        return of.found;
    }

    private void compute() {
        switch (line.formula()) {
            case COMMISSION ->
                    rounded("commission", "payout × rate", in("payout").multiply(in("rate")));
            case FRANCHISE_POOL -> pool();
            case REBATE -> rebate();
            case CONTRACT_SHARE -> ofContract();
            case LOT_SHARE -> ofLot();
            case SERIES_SHARE -> ofSeries();
            case UNIT_PRICE -> UnitArithmetic.prices(line, found);
            case NO_FIGURE -> {
                said("share", "nothing, because there is no figure", ZERO);
                said("mark after", "mark before", in("mark before"));
            }
        }
    }

    private void pool() {
        BigDecimal each = in("principal").multiply(in("pool rate"));
        BigDecimal all = line.optional("all months").orElse(null);
        BigDecimal pool;
        if (all == null) {
            String formula = "principal × pool rate × months";
            pool = rounded("pool", formula, each.multiply(in("months")));
        } else {
            pool = money.round(each.multiply(all)).subtract(in("earlier pools"));
            String formula = "round(principal × pool rate × all months) − earlier pools";
            said("pool", formula, pool);
        }
        BigDecimal agent =
                rounded("agent's part", "pool × agent's share", pool.multiply(in("agent's share")));
        said("company's part", "pool − agent's part", pool.subtract(agent));
    }

    private void rebate() {
        BigDecimal volume = ZERO;
        for (String deal : line.each("lots")) {
            volume = volume.add(in("lots: " + deal));
        }
        said("volume", "Σ lots of the closing deals", volume);
        BigDecimal earned =
                rounded("earned", "volume × rate per lot", volume.multiply(in("rate per lot")));
        boolean rejected = in("rejected").signum() > 0;
        said("claimed", "earned, or nothing where it was rejected", rejected ? ZERO : earned);
    }

    private void ofContract() {
        BigDecimal sum = ZERO;
        for (String account : line.each("mapped")) {
            BigDecimal gained =
                    in("true P&L: " + account).subtract(in("true P&L before: " + account));
            sum =
                    sum.add(
                            gained.multiply(in("mapped: " + account))
                                    .divide(in("mapped by all: " + account), Decimals.DIVISION));
        }
        BigDecimal reached =
                rounded(
                        "performance",
                        "Σ mapped ÷ mapped by all × (true P&L − true P&L before)",
                        sum);
        BigDecimal mark = in("mark before");
        BigDecimal share =
                rounded(
                        "share",
                        "rate × max(0, performance − mark before)",
                        gain(reached, mark).multiply(in("rate")));
        said(
                "mark after",
                "performance where there is a share, else mark before",
                share.signum() > 0 ? reached : mark);
        principal(reached);
    }

    private void ofLot() {
        BigDecimal price = in("price");
        BigDecimal classMark = in("class mark");
        BigDecimal lot = in("lot mark");
        BigDecimal borne =
                gain(price, classMark)
                        .subtract(gain(price.min(lot), classMark))
                        .add(gain(price.min(classMark), lot))
                        .multiply(in("rate"));
        BigDecimal reached = paidOn("performance", "(price − dealt at) × units", price);
        BigDecimal share =
                rounded(
                        "share",
                        "rate × (max(0, price − class mark) − max(0, min(price, lot mark) − class"
                                + " mark) + max(0, min(price, class mark) − lot mark)) × units",
                        kept(borne.multiply(in("units"))));
        paidOn("mark before", "(lot mark − dealt at) × units", lot);
        paidOn(
                "mark after",
                "(price where there is a share, else lot mark, − dealt at) × units",
                share.signum() > 0 ? price : lot);
        principal(reached);
    }

    private void ofSeries() {
        BigDecimal price = in("price");
        BigDecimal mark = in("mark");
        BigDecimal all = in("units of the series");
        BigDecimal fee = money.round(gain(price, mark).multiply(in("rate")).multiply(all));
        BigDecimal before = in("units before");
        BigDecimal reached = paidOn("performance", "(price − dealt at) × units", price);
        BigDecimal upTo = part(fee, before.add(in("units")), all);
        said(
                "share",
                "round(F × (units before + units) ÷ units of the series) − round(F × units before"
                        + " ÷ units of the series), F = round(rate × max(0, price − mark) × units"
                        + " of the series)",
                upTo.subtract(part(fee, before, all)));
        paidOn("mark before", "(mark − dealt at) × units", mark);
        BigDecimal net =
                fee.signum() == 0 ? mark : price.subtract(fee.divide(all, Decimals.DIVISION));
        paidOn(
                "mark after",
                "(max(mark, price − F ÷ units of the series where F > 0) − dealt at) × units",
                net.max(mark));
        principal(reached);
    }

    private BigDecimal part(BigDecimal fee, BigDecimal units, BigDecimal all) {
        return money.round(kept(fee.multiply(units).divide(all, Decimals.DIVISION)));
    }

    private BigDecimal paidOn(String name, String formula, BigDecimal value) {
        BigDecimal over = value.subtract(in("dealt at")).multiply(in("units"));
        return rounded(name, formula, kept(over));
    }

    /// What is left of a principal at risk, where the contract's end was valued.
    private void principal(BigDecimal reached) {
        BigDecimal principal = line.optional("principal at risk").orElse(null);
        if (principal != null) {
            BigDecimal whole = reached;
            String words = "performance";
            for (String more : List.of("shared before", "performance before")) {
                BigDecimal sum = line.optional(more).orElse(null);
                if (sum != null) {
                    whole = whole.add(sum);
                    words += " + " + more;
                }
            }
            BigDecimal lost = money.round(whole.min(ZERO).multiply(in("rate")));
            said(
                    "principal due",
                    "max(0, principal at risk + round(min(0, " + words + ") × rate))",
                    principal.add(lost).max(ZERO));
        }
    }

    private BigDecimal in(String name) {
        return line.input(name);
    }

    private BigDecimal rounded(String name, String formula, BigDecimal exact) {
        Derivation one = Derivation.computed(name, formula, exact, given(formula)).rounded(money);
        found.add(one);
        return one.value().value();
    }

    private void said(String name, String formula, BigDecimal value) {
        found.add(Derivation.computed(name, formula, value, given(formula)));
    }

    /// The inputs a formula names, and the results before it that it goes on from.
    private List<Derivation> given(String formula) {
        var given = new ArrayList<Derivation>();
        for (ProofFigure one : line.inputs()) {
            int colon = one.name().indexOf(": ");
            String name = colon < 0 ? one.name() : one.name().substring(0, colon);
            if (formula.contains(name)) {
                given.add(Derivation.given(one.named(), one.value().value()));
            }
        }
        for (Derivation one : found) {
            if (formula.contains(one.name()) && line.optional(one.name()).isEmpty()) {
                given.add(Derivation.given(one.name(), one.value().value()));
            }
        }
        return given;
    }

    private static BigDecimal gain(BigDecimal value, BigDecimal over) {
        return value.subtract(over).max(ZERO);
    }

    private static BigDecimal kept(BigDecimal value) {
        return value.setScale(KEPT, RoundingMode.HALF_EVEN);
    }
}
