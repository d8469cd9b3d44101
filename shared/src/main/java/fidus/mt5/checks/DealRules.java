package fidus.mt5.checks;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.transfers.OpenLeg;
import fidus.mt5.transfers.PairingResult;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rules about deals.
public final class DealRules {
    private static final Duration CRITICAL_AFTER = Duration.ofDays(3);

    private DealRules() {}

    /// R8: legs that have been in transit longer than allowed; critical after 72 hours.
    public static List<RuleFinding> unpairedTransfers(PairingResult pairing, Instant now) {
        return pairing.open().stream()
                .filter(leg -> leg.isOverdue(now))
                .map(leg -> unpaired(leg, now))
                .toList();
    }

    /// What an open leg stops: nothing, until it is older than 72 hours.
    public static Severity severity(OpenLeg open, Instant now) {
        return open.age(now).compareTo(CRITICAL_AFTER) > 0 ? Severity.CRITICAL : Severity.WARNING;
    }

    private static RuleFinding unpaired(OpenLeg open, Instant now) {
        return new RuleFinding(
                SystemRule.R8,
                open.leg().key(),
                open.leg().deal().netAmount().toString(),
                "a leg on account " + open.leg().counterparty(),
                open.inTransit().toString(),
                severity(open, now),
                open.withoutPartner()
                        ? "The other leg of this transfer has not been seen for "
                                + open.age(now).toHours()
                                + " hours."
                        : "This money has been at the hub for "
                                + open.age(now).toHours()
                                + " hours.");
    }

    private record Copy(String server, long ticket, Money netAmount, Instant time) {}

    /// R17: the same ticket, amount and time stands on more than one login of a server.
    public static List<RuleFinding> onOneLogin(Collection<Deal> deals) {
        Map<String, RuleFinding> findings = new TreeMap<>();
        copies(deals)
                .forEach(
                        (copy, logins) -> {
                            String key = copy.server() + "/" + copy.ticket() + "/" + copy.time();
                            findings.put(
                                    key + "/" + copy.netAmount(),
                                    new RuleFinding(
                                            SystemRule.R17,
                                            key,
                                            logins.toString(),
                                            "one login",
                                            null,
                                            Severity.CRITICAL,
                                            "Deal "
                                                    + copy.ticket()
                                                    + " of "
                                                    + copy.netAmount()
                                                    + " stands on several logins; none of the"
                                                    + " copies counts until one is declared"
                                                    + " true."));
                        });
        return List.copyOf(findings.values());
    }

    /// Keys of all copies R17 finds. None of them may feed a P&L until one is declared true.
    public static Set<String> contestedKeys(Collection<Deal> deals) {
        Set<Copy> contested = copies(deals).keySet();
        Set<String> keys = new TreeSet<>();
        for (Deal deal : deals) {
            if (contested.contains(copy(deal))) {
                keys.add(deal.key());
            }
        }
        return keys;
    }

    private static Map<Copy, Set<AccountKey>> copies(Collection<Deal> deals) {
        Map<Copy, Set<AccountKey>> accounts = new HashMap<>();
        for (Deal deal : deals) {
            accounts.computeIfAbsent(copy(deal), _ -> new TreeSet<>()).add(deal.account());
        }
        for (Copy copy : new ArrayList<>(accounts.keySet())) {
            accounts.computeIfPresent(copy, (_, logins) -> logins.size() > 1 ? logins : null);
        }
        return accounts;
    }

    private static Copy copy(Deal deal) {
        return new Copy(deal.account().server(), deal.ticket(), deal.netAmount(), deal.time());
    }
}
