package fidus.server.close;

import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.cashflow.CoverageResult;
import fidus.close.CarriedItem;
import fidus.close.CloseAct;
import fidus.close.ClosePlace;
import fidus.close.CloseStep;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.close.TieOut;
import fidus.fees.runs.FeeRunCard;
import fidus.fees.runs.FeeType;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.fees.MonthRun;
import fidus.server.statements.Made;
import fidus.server.statements.PackMade;
import fidus.server.statements.PartnersMade;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The steps about what the house owes, and about books and documents as a whole.
final class HouseSteps {
    /// How a block names the rule it is about.
    static final String TIE = "tie/";

    private static final String NAMELESS =
            "nothing: rates are agreed, and no account names this broker";

    private static final Set<StepKind> POSTING =
            Set.of(StepKind.MARK_TO_MARKET, StepKind.ACCRUALS, StepKind.FEE_RUNS);

    private final MonthFacts facts;

    HouseSteps(MonthFacts facts) {
        this.facts = facts;
    }

    CloseStep accruals() {
        var step = new Draft(StepKind.ACCRUALS);
        step.figure("Contracts", facts.contracts());
        if (facts.behind() > 0) {
            step.act(
                    CloseAct.ACCRUE,
                    facts.behind()
                            + " contracts are not in the books with what they had earned by "
                            + facts.days().last()
                            + ".");
        }
        if (facts.pools() > 0) {
            step.act(
                    CloseAct.ACCRUE,
                    "Franchise pools of "
                            + facts.pools()
                            + " contracts are not in the books with what they had earned by "
                            + facts.days().last()
                            + ".");
        }
        return facts.contracts() == 0
                ? step.is(StepState.NOT_APPLICABLE, "No contract had begun.")
                : step.step(
                        "The books hold what clients and agents had earned by "
                                + facts.days().last()
                                + ".");
    }

    CloseStep feeRuns() {
        var step = new Draft(StepKind.FEE_RUNS);
        OtherRuns.Seen others = facts.others();
        others.blocks().forEach(one -> step.block(one.closePlace(), one.subject(), one.message()));
        int posted = others.wanted() - others.blocks().size();
        int all = others.wanted() + facts.wanted().size();
        for (MonthRun wanted : facts.wanted()) {
            FeeRunCard run = wanted.run();
            String what = (isPerformance(wanted) ? "Performance" : "Management") + " fees of ";
            if (run == null) {
                step.block(
                        ClosePlace.FEES,
                        "",
                        what + wanted.payee() + " are not computed. Compute the month's runs.");
            } else if (run.feeRunState().isPosted()) {
                posted++;
            } else {
                step.block(
                        ClosePlace.FEES,
                        "fee-run/" + run.id().value(),
                        what
                                + wanted.payee()
                                + " are "
                                + run.feeRunState()
                                + ". They have to be approved and posted.");
            }
        }
        step.figure("Posted", posted + " of " + all);
        others.nameless().forEach(one -> step.figure("Rebates of " + one, NAMELESS));
        return all == 0
                ? step.is(
                        StepState.NOT_APPLICABLE,
                        "No broker owes rebates, no pool or share was due, and no manager had a"
                                + " mandate.")
                : step.step("Rebates, pools, shares and the managers' fees are in the books.");
    }

    private static boolean isPerformance(MonthRun wanted) {
        return wanted.feeType() == FeeType.MANAGER_PERFORMANCE;
    }

    CloseStep payments() {
        var step = new Draft(StepKind.PAYMENTS);
        Set<CarriedItem> known = Set.copyOf(facts.close().carried());
        List<CarriedItem> due = facts.due();
        long listed = due.stream().filter(known::contains).count();
        sums(due).forEach((currency, sum) -> step.figure("Due and not paid", sum));
        if (listed < due.size()) {
            step.act(
                    CloseAct.CARRY_OVER,
                    (due.size() - listed)
                            + " payments are due and not paid. Pay them, or list them as carried"
                            + " over.");
        }
        return step.step(
                due.isEmpty()
                        ? "Everything due was paid."
                        : due.size() + " payments are carried over.");
    }

    private static Map<Currency, Money> sums(List<CarriedItem> items) {
        return items.stream()
                .collect(
                        Collectors.toMap(
                                item -> item.sum().currency(),
                                CarriedItem::sum,
                                Money::plus,
                                TreeMap::new));
    }

    /// @param before the steps that may still post income or costs
    CloseStep yearEnd(List<CloseStep> before) {
        var step = new Draft(StepKind.YEAR_END);
        if (!YearEnd.isLast(facts.days().month())) {
            return step.is(StepState.NOT_APPLICABLE, "The year is not over.");
        }
        step.figure("Income and cost accounts with a balance", facts.yearOpen().size());
        if (facts.yearOpen().isEmpty()) {
            return step.step("All income and costs of the year are in the retained result.");
        }
        before.stream()
                .filter(one -> !one.stepState().isSettled())
                .filter(one -> POSTING.contains(one.stepKind()))
                .forEach(
                        one ->
                                step.block(
                                        ClosePlace.CLOSE,
                                        "step/" + one.stepKind(),
                                        Checklist.named(one.stepKind())
                                                + " comes first: it still posts."));
        if (step.isFree()) {
            step.act(
                    CloseAct.CLOSE_YEAR, "Income and costs of the year go to the retained result.");
        }
        return step.step("");
    }

    /// @param accounts knows which breaks stop a sign-off
    CloseStep proof(AccountSteps accounts) {
        var step = new Draft(StepKind.PROOF);
        long tied = facts.ties().stream().filter(TieOut::isSettled).count();
        long warned = 0;
        for (TieOut tie : facts.ties()) {
            if (tie.isBlocking()) {
                step.block(ClosePlace.CLOSE, TIE + tie.tieOutRule(), said(tie));
            } else if (!tie.isSettled()) {
                warned++;
            }
        }
        accounts.severe(step, rule -> !BreakRules.RULES.containsKey(rule));
        accounts.later(step, _ -> true);
        step.figure("Tie-outs and rules", tied + " of " + facts.ties().size());
        step.figure("Warnings", warned);
        facts.measures().forEach(one -> step.figure(one.name(), one.value()));
        facts.coverage().forEach(one -> coverage(step, one, facts.basis()));
        return step.step(
                warned == 0
                        ? "Books and records say the same."
                        : "Books and records say the same; "
                                + warned
                                + " lines are warnings that stop nothing.");
    }

    /// Both views (§7.8): a shortfall is shown and stops nothing.
    private static void coverage(Draft step, Coverage one, CoverageBasis basis) {
        CoverageResult pooled = one.pooled(basis, false);
        step.figure(
                "Coverage in " + one.currency() + ", pooled",
                pooled.coverageRatio().map(ratio -> ratio + " %").orElse("nothing is owed"));
        step.figure(
                "Shortfall of funds by themselves",
                one.totalShortfall(basis).map(Money::toString).orElse("not known"));
    }

    static String said(TieOut tie) {
        String key = tie.tieOutRule() + " " + tie.key() + (tie.part().isEmpty() ? "" : ", ");
        return said(key + tie.part(), tie);
    }

    /// @param called what the line is called
    static String said(String called, TieOut tie) {
        return tie.difference()
                .map(
                        rest ->
                                called
                                        + (tie.tieOutRule().name().startsWith("L")
                                                ? ": the books say "
                                                : ": it is ")
                                        + tie.left()
                                        + ", it should be "
                                        + tie.right()
                                        + ", a difference of "
                                        + rest
                                        + (". " + tie.explanation()).stripTrailing())
                .orElse(
                        called
                                + (tie.left() == null ? "" : ": " + tie.left())
                                + ". "
                                + tie.explanation());
    }

    CloseStep documents() {
        var step = new Draft(StepKind.DOCUMENTS);
        Made made = facts.made();
        int missing = made.clients() - made.issued() - made.drafted();
        step.figure("Issued", made.issued() + " of " + made.clients());
        step.figure("Drafts", made.drafted());
        if (missing > 0) {
            step.block(
                    ClosePlace.STATEMENTS,
                    "",
                    missing
                            + " clients have neither a statement nor a draft of this month. Make"
                            + " drafts and look at them.");
        }
        pack(step, made.pack());
        partners(step, made.partners());
        boolean drafts =
                made.drafted() + made.partners().drafted() > 0 || made.pack() == PackMade.DRAFTED;
        return made.clients() == 0 && made.pack() == PackMade.NOT_NEEDED
                ? step.is(StepState.NOT_APPLICABLE, "No contract had begun.")
                : step.step(
                        drafts
                                ? "Every document is issued or a draft; the drafts are issued once"
                                        + " the month is locked."
                                : "Every statement and the fund pack are issued.");
    }

    private static void partners(Draft step, PartnersMade made) {
        if (made.wanted() == 0) {
            return;
        }
        step.figure("Of agents and companies", made.issued() + " of " + made.wanted());
        if (made.missing() > 0) {
            step.block(
                    ClosePlace.STATEMENTS,
                    "",
                    made.missing()
                            + " agents or companies have neither a statement nor a draft of this"
                            + " month. Make drafts and look at them.");
        }
    }

    private static void pack(Draft step, PackMade pack) {
        if (pack == PackMade.NOT_NEEDED) {
            return;
        }
        step.figure(
                "Fund pack",
                switch (pack) {
                    case ISSUED -> "issued";
                    case DRAFTED -> "draft";
                    case MISSING, NOT_NEEDED -> "missing";
                });
        if (pack == PackMade.MISSING) {
            step.block(
                    ClosePlace.STATEMENTS,
                    "",
                    "There is neither a fund pack nor a draft of one for this month. Draft all"
                            + " documents and look at it.");
        }
    }
}
