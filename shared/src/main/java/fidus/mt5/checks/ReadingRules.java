package fidus.mt5.checks;

import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.Reading;
import fidus.mt5.readings.BalanceRollForward;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.QuarantineResult;
import fidus.mt5.readings.QuarantineRule;
import fidus.mt5.readings.ReadingState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Rules about what brokers say of accounts.
public final class ReadingRules {
    private ReadingRules() {}

    /// R12: a source answers for exactly the ACTIVE accounts configured for it. Each account on one
    /// side only is a warning; an answer with none of the configured accounts is critical.
    public static List<RuleFinding> sameAccounts(
            String source, Set<AccountKey> configured, Set<AccountKey> answered) {
        boolean none = !configured.isEmpty() && configured.stream().noneMatch(answered::contains);
        Set<AccountKey> union = new TreeSet<>(configured);
        union.addAll(answered);
        List<RuleFinding> findings = new ArrayList<>();
        for (AccountKey account : union) {
            boolean asked = configured.contains(account);
            if (asked != answered.contains(account)) {
                findings.add(
                        new RuleFinding(
                                SystemRule.R12,
                                source + "/" + account,
                                asked ? "configured" : "not configured",
                                asked ? "not answered" : "answered",
                                null,
                                none && asked ? Severity.CRITICAL : Severity.WARNING,
                                asked
                                        ? source + " says nothing of account " + account + "."
                                        : source
                                                + " speaks of account "
                                                + account
                                                + ", which is not configured."));
            }
        }
        return findings;
    }

    /// R13: the reading is young enough. An account never read is as critical as one read long ago.
    public static List<RuleFinding> age(AccountKey account, ReadingState state) {
        return switch (state) {
            case ReadingState.Ok ok when ok.band() == FreshnessBand.DEGRADED ->
                    List.of(old(account, shown(ok.openAge()), Severity.WARNING));
            case ReadingState.Ok _ -> List.of();
            case ReadingState.Stale stale ->
                    List.of(old(account, shown(stale.openAge()), Severity.CRITICAL));
            case ReadingState.Unavailable _ ->
                    List.of(old(account, "never read", Severity.CRITICAL));
        };
    }

    private static RuleFinding old(AccountKey account, String age, Severity severity) {
        return new RuleFinding(
                SystemRule.R13,
                account.toString(),
                age,
                "below the limit of DEGRADED",
                null,
                severity,
                "The last reading of account " + account + " is too old or missing.");
    }

    private static String shown(Duration age) {
        return age.toMinutes() + " min " + age.toSecondsPart() + " s of open time";
    }

    /// R14 and R15: no reading of the account is held for an unexplained jump or zero.
    ///
    /// @param openHeld the results of readings still HELD
    public static List<RuleFinding> heldReadings(
            AccountKey account, List<QuarantineResult> openHeld) {
        List<RuleFinding> findings = new ArrayList<>();
        held(account, openHeld, QuarantineRule.Q5, SystemRule.R14, findings);
        held(account, openHeld, QuarantineRule.Q6, SystemRule.R15, findings);
        return findings;
    }

    private static void held(
            AccountKey account,
            List<QuarantineResult> openHeld,
            QuarantineRule quarantine,
            SystemRule rule,
            List<RuleFinding> findings) {
        long open =
                openHeld.stream()
                        .filter(one -> one.outcome() == QuarantineResult.Outcome.HELD)
                        .filter(one -> one.failedRules().contains(quarantine))
                        .count();
        if (open > 0) {
            findings.add(
                    new RuleFinding(
                            rule,
                            account.toString(),
                            open + " held by " + quarantine,
                            "0 held",
                            String.valueOf(open),
                            Severity.CRITICAL,
                            "Account " + account + " has readings nobody has judged."));
        }
    }

    /// R16: prior balance plus deals is the new balance.
    public static List<RuleFinding> balance(Reading prior, Reading next, List<Deal> deals) {
        BalanceRollForward roll = BalanceRollForward.of(prior, next, deals);
        if (roll.agrees()) {
            return List.of();
        }
        return List.of(
                new RuleFinding(
                        SystemRule.R16,
                        next.account() + "/" + prior.asOf() + "/" + next.asOf(),
                        roll.expected().toString(),
                        roll.actual().toString(),
                        roll.expected().minus(roll.actual()).toString(),
                        Severity.CRITICAL,
                        "The deals of account "
                                + next.account()
                                + " do not explain its balance: one is missing or not its own."));
    }
}
