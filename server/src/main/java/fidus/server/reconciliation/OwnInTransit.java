package fidus.server.reconciliation;

import fidus.bank.desk.OwnTransfer;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.bank.OwnTransits;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// R8 for a bank account: money between accounts of the house of which only the end at this one is
/// booked. What stays on 1140 too long by the last day of the run is a break of the account where
/// it is booked.
final class OwnInTransit {
    /// Days in which a transfer between two banks arrives.
    private static final int USUAL = 5;

    /// Days after which a break about it stops a sign-off.
    private static final int LONGEST = 8;

    private OwnInTransit() {}

    /// The same with what the rule says; as it is where no such money ever moved.
    ///
    /// @param last the last day of the run, so that the same days say the same whenever it is asked
    static Findings with(Findings found, Unit unit, HouseAccount account, LocalDate last) {
        var transits = new OwnTransits();
        if (!transits.isKnownAt(unit, account)) {
            return found;
        }
        List<Findings.Seen> seen = new ArrayList<>(found.seen());
        int late = 0;
        for (OwnTransfer one : transits.waiting(unit)) {
            LocalDate since = one.waitsSince();
            boolean here = (one.out() == null ? one.toId() : one.fromId()).equals(account.id());
            long days = since == null ? 0 : ChronoUnit.DAYS.between(since, last);
            if (here && days > USUAL) {
                seen.add(seen(account, one, days));
                late++;
            }
        }
        List<RuleOutcome> outcomes = new ArrayList<>(found.outcomes());
        outcomes.add(
                new RuleOutcome(
                        "R8",
                        "Transfers have both legs",
                        late == 0,
                        late,
                        late == 0
                                ? "No money of the house is on its way from or to here longer than "
                                        + USUAL
                                        + " days."
                                : late
                                        + " transfers to or from other banks of the house wait"
                                        + " longer than "
                                        + USUAL
                                        + " days for their other end."));
        Set<String> rules = new HashSet<>(found.inScope().rules());
        rules.add("R8");
        return new Findings(seen, outcomes, new Findings.Scope(rules, found.inScope().rows()));
    }

    private static Findings.Seen seen(HouseAccount account, OwnTransfer one, long days) {
        boolean left = one.out() != null;
        Money sum = one.inTransit();
        return new Findings.Seen(
                "R8",
                BankComparison.named(account) + "/" + one.source(),
                "%s %s %s on %s"
                        .formatted(
                                one.money(),
                                left ? "left" : "reached",
                                account.name(),
                                one.waitsSince()),
                "no row of %s in %d days".formatted(left ? one.to() : one.from(), days),
                sum,
                days > LONGEST ? Severity.CRITICAL : Severity.WARNING,
                one.waitsSince());
    }
}
