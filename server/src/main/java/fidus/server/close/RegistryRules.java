package fidus.server.close;

import fidus.clients.Client;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.fees.runs.ManagerCard;
import fidus.fees.runs.ManagerState;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.mt5.checks.AccountRules;
import fidus.mt5.checks.MappingRules;
import fidus.mt5.checks.RecordRules;
import fidus.mt5.checks.RuleFinding;
import fidus.server.mongo.Unit;
import fidus.settings.SettingKey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// R1 to R3, R18, R19 and R22 to R24 over all contracts and accounts as they are registered now.
/// What fails is a line of its own; a rule that nothing fails has one line that says what was
/// looked at.
final class RegistryRules {
    private final Unit unit;
    private final Closes.Ground ground;
    private final BigDecimal tolerance;
    private final List<Investment> contracts = new ArrayList<>();
    private final List<TradingAccount> accounts;
    private final List<Client> clients;
    private final List<TieOut> lines = new ArrayList<>();

    private RegistryRules(Unit unit, Closes.Ground ground, BigDecimal tolerance) {
        this.unit = unit;
        this.tolerance = tolerance;
        this.ground = ground;
        this.accounts = ground.accounts().all(unit);
        this.clients = ground.clients().all(unit);
        for (Investment one : ground.contracts().all(unit)) {
            if (one.investmentState() != InvestmentState.CANCELLED) {
                contracts.add(one);
            }
        }
    }

    /// @param last day of the month, by whose settings it is judged
    static List<TieOut> of(Unit unit, Closes.Ground ground, LocalDate last) {
        BigDecimal tolerance = ground.settings().number(unit, SettingKey.MAPPING_TOLERANCE, last);
        var rules = new RegistryRules(unit, ground, tolerance);
        rules.mappings();
        rules.registry();
        rules.managers();
        rules.parents();
        rules.mapped();
        rules.fields();
        return rules.lines;
    }

    /// Nothing fails a rule among these.
    static TieOut passed(TieOutRule rule, String looked) {
        return TieOut.checked(rule, looked, TieOutState.PASSES, "");
    }

    private void mappings() {
        var sums = new ArrayList<RuleFinding>();
        var clients = new TreeMap<AccountKey, Set<String>>();
        int mapped = 0;
        for (Investment contract : contracts) {
            List<AccountMapping> active =
                    contract.mappings().stream().filter(line -> line.until() == null).toList();
            if (active.isEmpty() && !contract.investmentState().running()) {
                continue;
            }
            mapped++;
            List<Money> parts = active.stream().map(AccountMapping::mappedPrincipal).toList();
            sums.addAll(
                    MappingRules.linesMatchPrincipal(
                            "contract " + contract.number(),
                            contract.principal(),
                            parts,
                            tolerance));
            for (AccountMapping line : active) {
                AccountKey account = line.account();
                if (account != null) {
                    clients.computeIfAbsent(account, _ -> new TreeSet<>())
                            .add(contract.clientName());
                }
            }
        }
        found(TieOutRule.R1, sums, mapped + " contracts");
        found(
                TieOutRule.R2,
                MappingRules.oneClientPerAccount(clients),
                clients.size() + " accounts");
    }

    private void registry() {
        List<AccountRules.Registered> all =
                accounts.stream().map(AccountRules.Registered::of).toList();
        found(TieOutRule.R3, AccountRules.uniqueKeys(all), all.size() + " accounts");
        found(TieOutRule.R18, AccountRules.completeSetup(all), atWork() + " accounts at work");
    }

    private long atWork() {
        return accounts.stream().filter(RegistryRules::isAtWork).count();
    }

    private static boolean isAtWork(TradingAccount one) {
        return one.accountPurpose() == AccountPurpose.TRADING
                && one.lifecycle() == AccountLifecycle.ACTIVE;
    }

    /// R19. An account without a manager is R18's.
    private void managers() {
        Map<String, ManagerState> known =
                ground.feeRuns().managers(unit).stream()
                        .collect(Collectors.toMap(ManagerCard::name, ManagerCard::managerState));
        int managed = 0;
        int before = lines.size();
        for (TradingAccount one : accounts) {
            String manager = one.manager();
            if (!isAtWork(one) || manager == null || manager.isBlank()) {
                continue;
            }
            managed++;
            ManagerState state = known.get(manager);
            if (state != ManagerState.ACTIVE) {
                lines.add(
                        TieOut.checked(
                                TieOutRule.R19,
                                one.key().toString(),
                                TieOutState.FAILS,
                                "Its manager "
                                        + manager
                                        + (state == null
                                                ? " is not on the list of managers."
                                                : " is retired.")));
            }
        }
        if (lines.size() == before) {
            lines.add(passed(TieOutRule.R19, managed + " accounts with a manager"));
        }
    }

    private void parents() {
        List<RecordRules.Reference> named =
                contracts.stream()
                        .map(
                                one ->
                                        new RecordRules.Reference(
                                                "contract",
                                                Long.toString(one.number()),
                                                "client",
                                                one.clientId().value().toString()))
                        .toList();
        List<String> known = clients.stream().map(one -> one.id().value().toString()).toList();
        Set<String> once = Set.copyOf(known);
        List<RecordRules.Reference> wrong =
                known.size() == once.size()
                        ? named.stream().filter(one -> !once.contains(one.namedId())).toList()
                        : named;
        found(TieOutRule.R22, RecordRules.oneClient(wrong, known), named.size() + " contracts");
    }

    private void mapped() {
        Set<AccountKey> registered =
                accounts.stream().map(TradingAccount::key).collect(Collectors.toSet());
        var on = new ArrayList<RecordRules.Reference>();
        for (Investment contract : contracts) {
            for (AccountMapping line : contract.mappings()) {
                AccountKey account = line.account();
                if (account != null) {
                    on.add(
                            new RecordRules.Reference(
                                    "contract",
                                    Long.toString(contract.number()),
                                    "tradingAccount",
                                    account.toString()));
                }
            }
        }
        Set<String> names =
                registered.stream().map(AccountKey::toString).collect(Collectors.toSet());
        found(
                TieOutRule.R23,
                RecordRules.parents(on, one -> names.contains(one.namedId())),
                on.size() + " lines of contracts");
    }

    /// R24. A stored record that breaks its own rules cannot be read at all: then nothing of this
    /// month can be shown, so that a line is only there when all of them are right.
    private void fields() {
        lines.add(
                passed(
                        TieOutRule.R24,
                        clients.size()
                                + " clients, "
                                + contracts.size()
                                + " contracts and "
                                + accounts.size()
                                + " accounts"));
    }

    private void found(TieOutRule rule, List<RuleFinding> findings, String looked) {
        for (RuleFinding one : findings) {
            lines.add(
                    TieOut.checked(
                            rule,
                            one.key(),
                            TieOutState.FAILS,
                            one.message() + " It is " + one.left() + ", not " + one.right() + "."));
        }
        if (findings.isEmpty()) {
            lines.add(passed(rule, looked));
        }
    }
}
