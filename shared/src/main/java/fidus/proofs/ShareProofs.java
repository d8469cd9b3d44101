package fidus.proofs;

import fidus.fees.Derivation;
import fidus.fees.shares.ShareAccount;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.UnitFacts;
import fidus.funds.ShareMethod;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/// A valuation: how the units of its pools came to their worth, then the share of every contract.
public final class ShareProofs {
    private final ShareRun run;
    private final Map<InvestmentId, Contract> contracts;
    private final PoolProofs pools;

    /// What a valuation knows of a contract from elsewhere.
    ///
    /// @param shared performance shares due before its end
    /// @param performedBefore what it had earned elsewhere, where its performance is counted from
    ///   the day it was taken over
    public record Contract(
            Money principal, LocalDate contractEnd, Money shared, Money performedBefore) {}

    private ShareProofs(
            ShareRun run, @Nullable ShareRun before, Map<InvestmentId, Contract> contracts) {
        this.run = run;
        this.contracts = contracts;
        pools = PoolProofs.of(run, before, contracts);
    }

    /// The name of a contract's line.
    public static String name(ShareLine line) {
        return "Contract " + line.number();
    }

    /// @param before the last valuation of an earlier month that stands
    /// @param contracts at least those with a line
    public static ProofFile of(
            ShareRun run, @Nullable ShareRun before, Map<InvestmentId, Contract> contracts) {
        var of = new ShareProofs(run, before, contracts);
        var lines = new ArrayList<>(of.pools.prices());
        run.lines().forEach(line -> lines.add(of.line(line)));
        return ProofFile.of(
                ProofKind.PERFORMANCE_SHARE,
                "Performance shares of " + run.fundCode() + " for " + run.period(),
                run.valuationOn(),
                lines);
    }

    private ProofLine line(ShareLine line) {
        var figures = new ProofFigures();
        if (line.isUnavailable()) {
            figures.given("mark before", line.markBefore().amount(), line.periodFrom())
                    .result("share", line.shareAmount())
                    .result("mark after", line.markAfter());
            return line(line, ProofFormula.NO_FIGURE, figures);
        }
        figures.given("rate", given(line, "rate"));
        if (line.principalDue() != null) {
            figures.given("principal at risk", contract(line).principal().amount());
            if (line.shareMethod() == ShareMethod.SERIES) {
                figures.given("shared before", contract(line).shared().amount());
            } else if (contract(line).performedBefore().signum() != 0) {
                figures.given("performance before", contract(line).performedBefore().amount());
            }
        }
        UnitFacts units = line.units();
        ProofFormula formula;
        if (units == null) {
            formula = ProofFormula.CONTRACT_SHARE;
            ofContract(line, figures);
        } else {
            boolean inSeries = line.shareMethod() == ShareMethod.SERIES;
            formula = inSeries ? ProofFormula.SERIES_SHARE : ProofFormula.LOT_SHARE;
            ofUnits(line, units, figures);
        }
        figures.result("performance", Objects.requireNonNull(line.performance()))
                .result("share", line.shareAmount());
        if (units != null) {
            figures.result("mark before", line.markBefore());
        }
        figures.result("mark after", line.markAfter());
        if (line.principalDue() != null) {
            figures.result("principal due", line.principalDue());
        }
        return line(line, formula, figures);
    }

    private ProofLine line(ShareLine line, ProofFormula formula, ProofFigures figures) {
        return ProofLine.of(
                name(line), formula, line.shareAmount().currency(), upTo(line), figures);
    }

    private void ofContract(ShareLine line, ProofFigures figures) {
        figures.given("mark before", line.markBefore().amount(), line.periodFrom());
        line.accounts().forEach(one -> account(figures, one, upTo(line)));
    }

    static void account(ProofFigures figures, ShareAccount one, LocalDate upTo) {
        String account = ": " + one.label();
        LocalDate to = Objects.requireNonNullElse(one.to(), upTo);
        figures.given("mapped" + account, one.mappedPrincipal().amount(), to)
                .given("mapped by all" + account, one.mappedByAll().amount(), to)
                .given("true P&L" + account, sum(one.truePnl()), to)
                .given("true P&L before" + account, sum(one.truePnlBefore()), one.from());
    }

    private void ofUnits(ShareLine line, UnitFacts units, ProofFigures figures) {
        figures.given("price", units.price().value(), upTo(line))
                .given("dealt at", units.dealt().value())
                .given("units", units.units().value());
        BigDecimal mark = units.markBefore().value();
        if (line.shareMethod() == ShareMethod.SERIES) {
            figures.given("mark", mark, line.periodFrom())
                    .given("units of the series", given(line, "units of the series"))
                    .given("units before", pools.unitsBefore(line.investmentId()));
        } else {
            figures.given("class mark", units.classMark().value(), line.periodFrom())
                    .given("lot mark", mark, line.periodFrom());
        }
    }

    private static BigDecimal sum(@Nullable Money money) {
        return Objects.requireNonNull(money).amount();
    }

    private static BigDecimal given(ShareLine line, String name) {
        return line.derivation().find(name).map(Derivation::value).orElseThrow().value();
    }

    private Contract contract(ShareLine line) {
        return Objects.requireNonNull(contracts.get(line.investmentId()));
    }

    /// The day it was valued on: the contract's last one where that came before the month's end.
    private LocalDate upTo(ShareLine line) {
        Contract known = contracts.get(line.investmentId());
        return known == null || known.contractEnd().isAfter(run.valuationOn())
                ? run.valuationOn()
                : known.contractEnd();
    }
}
