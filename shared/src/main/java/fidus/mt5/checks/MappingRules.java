package fidus.mt5.checks;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rules about which contract's money lies on which account.
public final class MappingRules {
    private MappingRules() {}

    /// R1: active mapping lines add up to the principal within the tolerance.
    public static List<RuleFinding> linesMatchPrincipal(
            String contractId, Money principal, List<Money> lines, BigDecimal tolerance) {
        Money sum = Money.zero(principal.currency());
        for (Money line : lines) {
            sum = sum.plus(line);
        }
        Money difference = sum.minus(principal);
        if (difference.abs().amount().compareTo(tolerance) <= 0) {
            return List.of();
        }
        return List.of(
                new RuleFinding(
                        SystemRule.R1,
                        contractId,
                        sum.toString(),
                        principal.toString(),
                        difference.toString(),
                        Severity.BLOCKING,
                        "The mapped principal of contract "
                                + contractId
                                + " is not its principal."));
    }

    /// R2: an account has active mappings of one client at most.
    ///
    /// @param clientsByAccount the clients with active mappings on each account
    public static List<RuleFinding> oneClientPerAccount(
            Map<AccountKey, Set<String>> clientsByAccount) {
        return new TreeMap<>(clientsByAccount)
                .entrySet().stream()
                        .filter(account -> account.getValue().size() > 1)
                        .map(
                                account ->
                                        new RuleFinding(
                                                SystemRule.R2,
                                                account.getKey().toString(),
                                                String.join(
                                                        ", ", new TreeSet<>(account.getValue())),
                                                "one client",
                                                null,
                                                Severity.BLOCKING,
                                                "Account "
                                                        + account.getKey()
                                                        + " serves several clients at a time."))
                        .toList();
    }
}
