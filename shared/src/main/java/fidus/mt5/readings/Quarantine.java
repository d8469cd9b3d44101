package fidus.mt5.readings;

import fidus.money.Money;
import fidus.mt5.AccountPurpose;
import fidus.mt5.Reading;
import fidus.mt5.readings.QuarantineResult.Outcome;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Judges readings. All failing rules are listed; a rejection and an ignored reading end the
/// questions, because nothing else about such an answer means anything.
public record Quarantine(QuarantineLimits limits) {
    private static final Set<AccountPurpose> WATCHED =
            EnumSet.of(AccountPurpose.TRADING, AccountPurpose.REBATE, AccountPurpose.DEMO);

    public QuarantineResult judge(QuarantineCase reading) {
        List<QuarantineFinding> found = new ArrayList<>();
        Outcome end = foreignOrOld(reading, found);
        if (end != Outcome.ACCEPTED) {
            return new QuarantineResult(end, found);
        }
        negative(reading.candidate(), found);
        unexplained(reading, found);
        equityParts(reading.candidate(), found);
        boolean failed = found.stream().anyMatch(finding -> !finding.skipped());
        return new QuarantineResult(failed ? Outcome.HELD : Outcome.ACCEPTED, found);
    }

    private Outcome foreignOrOld(QuarantineCase reading, List<QuarantineFinding> found) {
        Reading candidate = reading.candidate();
        if (!candidate.account().equals(reading.asked())) {
            failed(
                    found,
                    QuarantineRule.Q1,
                    "asked " + reading.asked() + ", answered " + candidate.account());
            return Outcome.REJECTED;
        }
        if (moneys(candidate).anyMatch(money -> !money.currency().equals(reading.currency()))) {
            failed(
                    found,
                    QuarantineRule.Q2,
                    "account in " + reading.currency() + ", answer in another currency");
            return Outcome.REJECTED;
        }
        if (candidate.asOf().isAfter(reading.now().plus(limits.futureTolerance()))) {
            failed(
                    found,
                    QuarantineRule.Q3,
                    "as of " + candidate.asOf() + ", judged at " + reading.now());
        }
        Reading last = reading.lastAccepted();
        if (last != null && !candidate.asOf().isAfter(last.asOf())) {
            failed(
                    found,
                    QuarantineRule.Q3B,
                    "as of " + candidate.asOf() + ", accepted up to " + last.asOf());
            return Outcome.IGNORED;
        }
        return Outcome.ACCEPTED;
    }

    private static void negative(Reading candidate, List<QuarantineFinding> found) {
        if (candidate.balance().signum() < 0) {
            failed(found, QuarantineRule.Q4, "balance " + candidate.balance());
        }
    }

    private void unexplained(QuarantineCase reading, List<QuarantineFinding> found) {
        if (!WATCHED.contains(reading.purpose())) {
            return;
        }
        Reading last = reading.lastAccepted();
        if (last == null) {
            for (QuarantineRule rule : List.of(QuarantineRule.Q5, QuarantineRule.Q6)) {
                found.add(new QuarantineFinding(rule, true, "no prior reading to compare with"));
            }
            return;
        }
        BigDecimal prior = last.balance().amount();
        if (prior.compareTo(limits.jumpFloor()) < 0) {
            return;
        }
        Reading candidate = reading.candidate();
        Money cash = BalanceRollForward.cashBetween(last, candidate, reading.deals());
        Money change = candidate.balance().minus(last.balance()).minus(cash);
        BigDecimal jump = prior.multiply(limits.jumpShare());
        if (change.abs().amount().compareTo(jump) > 0) {
            failed(
                    found,
                    QuarantineRule.Q5,
                    "unexplained change " + change + ", limit " + jump.toPlainString());
        }
        BigDecimal tolerance = limits.zeroTolerance().max(prior.multiply(limits.zeroShare()));
        Money missing = cash.plus(last.balance());
        if (candidate.balance().isZero() && missing.abs().amount().compareTo(tolerance) > 0) {
            failed(
                    found,
                    QuarantineRule.Q6,
                    "zero balance, "
                            + missing
                            + " not withdrawn, limit "
                            + tolerance.toPlainString());
        }
    }

    private void equityParts(Reading candidate, List<QuarantineFinding> found) {
        Money floating = candidate.floatingProfit();
        Money swap = candidate.openSwap();
        Money commission = candidate.openCommission();
        if (floating == null || swap == null || commission == null) {
            found.add(
                    new QuarantineFinding(
                            QuarantineRule.Q7, true, "the source does not give every part"));
            return;
        }
        Money parts =
                candidate
                        .balance()
                        .plus(candidate.credit())
                        .plus(floating)
                        .plus(swap)
                        .plus(commission);
        Money difference = candidate.equity().minus(parts);
        if (difference.abs().amount().compareTo(limits.equityTolerance()) > 0) {
            failed(
                    found,
                    QuarantineRule.Q7,
                    "equity differs from its parts by "
                            + difference
                            + ", limit "
                            + limits.equityTolerance().toPlainString());
        }
    }

    private static void failed(
            List<QuarantineFinding> found, QuarantineRule rule, String measured) {
        found.add(new QuarantineFinding(rule, false, measured));
    }

    private static Stream<Money> moneys(Reading reading) {
        return Stream.of(
                        reading.balance(),
                        reading.equity(),
                        reading.credit(),
                        reading.floatingProfit(),
                        reading.openSwap(),
                        reading.openCommission())
                .filter(Objects::nonNull);
    }
}
