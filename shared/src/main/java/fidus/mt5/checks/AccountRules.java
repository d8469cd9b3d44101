package fidus.mt5.checks;

import fidus.funds.FundCode;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Platform;
import fidus.mt5.TradingAccount;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rules about the registry of accounts.
public final class AccountRules {
    private AccountRules() {}

    /// An account as the registry has it; absent parts are not set.
    public record Registered(
            AccountKey account,
            @Nullable String broker,
            AccountLifecycle lifecycle,
            AccountPurpose purpose,
            @Nullable String managerId,
            @Nullable FundCode fundCode,
            @Nullable Platform platform,
            @Nullable CapitalSource capitalSource) {
        public static Registered of(TradingAccount one) {
            return new Registered(
                    one.key(),
                    one.broker(),
                    one.lifecycle(),
                    one.accountPurpose(),
                    one.manager(),
                    one.fundCode(),
                    one.platform(),
                    one.capitalSource());
        }
    }

    /// R3: each (broker, server, login) is registered once. A server belongs to one broker, so the
    /// same (server, login) under two brokers is one account registered twice as well.
    public static List<RuleFinding> uniqueKeys(Collection<Registered> registry) {
        Map<AccountKey, List<Registered>> byKey = new TreeMap<>();
        for (Registered one : registry) {
            byKey.computeIfAbsent(one.account(), _ -> new ArrayList<>()).add(one);
        }
        return byKey.entrySet().stream()
                .filter(same -> same.getValue().size() > 1)
                .map(
                        same ->
                                new RuleFinding(
                                        SystemRule.R3,
                                        same.getKey().toString(),
                                        same.getValue().size() + " entries",
                                        "1 entry",
                                        String.valueOf(same.getValue().size() - 1),
                                        Severity.BLOCKING,
                                        "Account " + same.getKey() + " is registered repeatedly."))
                .toList();
    }

    /// R18: an ACTIVE TRADING account has manager, fund, broker, platform and capital source.
    /// UNKNOWN is not a capital source that was set.
    public static List<RuleFinding> completeSetup(Collection<Registered> registry) {
        return registry.stream()
                .filter(one -> one.lifecycle() == AccountLifecycle.ACTIVE)
                .filter(one -> one.purpose() == AccountPurpose.TRADING)
                .filter(one -> !missing(one).isEmpty())
                .sorted(Comparator.comparing(Registered::account))
                .map(
                        one ->
                                new RuleFinding(
                                        SystemRule.R18,
                                        one.account().toString(),
                                        "not set: " + String.join(", ", missing(one)),
                                        "all set",
                                        null,
                                        Severity.WARNING,
                                        "Account " + one.account() + " is not fully set up."))
                .toList();
    }

    private static List<String> missing(Registered one) {
        List<String> missing = new ArrayList<>();
        ask(missing, "managerId", one.managerId());
        ask(missing, "fundCode", one.fundCode());
        ask(missing, "broker", one.broker());
        ask(missing, "platform", one.platform());
        ask(
                missing,
                "capitalSource",
                one.capitalSource() == CapitalSource.UNKNOWN ? null : one.capitalSource());
        return missing;
    }

    private static void ask(List<String> missing, String field, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            missing.add(field);
        }
    }
}
