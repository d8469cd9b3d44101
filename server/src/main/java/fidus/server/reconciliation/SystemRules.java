package fidus.server.reconciliation;

import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.HeldReading;
import fidus.mt5.Reading;
import fidus.mt5.checks.AccountRules;
import fidus.mt5.checks.DealRules;
import fidus.mt5.checks.MappingRules;
import fidus.mt5.checks.ReadingRules;
import fidus.mt5.checks.RecordRules;
import fidus.mt5.checks.RuleFinding;
import fidus.mt5.checks.SystemRule;
import fidus.mt5.readings.FreshnessBand;
import fidus.mt5.readings.FreshnessLimits;
import fidus.mt5.readings.ReadingState;
import fidus.mt5.transfers.PairingResult;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Evaluates the rules of the house that concern one account.
final class SystemRules {
    private static final Map<SystemRule, String> TITLES = titles();

    private final Unit unit;
    private final Sources sources;
    private final AccountKey account;
    private final List<Findings.Seen> seen = new ArrayList<>();
    private final List<RuleOutcome> outcomes = new ArrayList<>();
    private final Set<String> evaluated = new TreeSet<>();

    private SystemRules(Unit unit, Sources sources, AccountKey account) {
        this.unit = unit;
        this.sources = sources;
        this.account = account;
    }

    static Findings evaluate(Unit unit, Sources sources, AccountKey account) {
        var rules = new SystemRules(unit, sources, account);
        rules.registry();
        rules.contracts();
        rules.readings();
        rules.deals();
        return new Findings(
                rules.seen, rules.outcomes, new Findings.Scope(rules.evaluated, Set.of()));
    }

    private void registry() {
        List<AccountRules.Registered> own =
                sources.accounts().apply(unit).stream()
                        .filter(one -> one.key().equals(account))
                        .map(AccountRules.Registered::of)
                        .toList();
        found(SystemRule.R3, AccountRules.uniqueKeys(own));
        found(SystemRule.R18, AccountRules.completeSetup(own));
    }

    private void contracts() {
        List<RuleFinding> sums = new ArrayList<>();
        List<RecordRules.Reference> named = new ArrayList<>();
        var clients = new TreeMap<AccountKey, Set<String>>();
        for (Investment contract : sources.contracts().apply(unit)) {
            if (contract.investmentState() == InvestmentState.CANCELLED || !isOn(contract)) {
                continue;
            }
            List<Money> lines =
                    contract.mappings().stream()
                            .filter(SystemRules::isActive)
                            .map(AccountMapping::mappedPrincipal)
                            .toList();
            sums.addAll(
                    MappingRules.linesMatchPrincipal(
                            "contract " + contract.number(),
                            contract.principal(),
                            lines,
                            sources.mappingTolerance().apply(unit)));
            clients.computeIfAbsent(account, _ -> new TreeSet<>()).add(contract.clientName());
            named.add(
                    new RecordRules.Reference(
                            "contract",
                            Long.toString(contract.number()),
                            "client",
                            contract.clientId().value().toString()));
        }
        List<String> known =
                sources.clients().apply(unit).stream()
                        .map(client -> client.value().toString())
                        .toList();
        found(SystemRule.R1, sums);
        found(SystemRule.R2, MappingRules.oneClientPerAccount(clients));
        found(SystemRule.R22, RecordRules.oneClient(named, known));
        found(
                SystemRule.R23,
                RecordRules.parents(named, reference -> known.contains(reference.namedId())));
    }

    private boolean isOn(Investment contract) {
        return contract.mappings().stream()
                .anyMatch(line -> isActive(line) && account.equals(line.account()));
    }

    private static boolean isActive(AccountMapping line) {
        return line.until() == null;
    }

    private void readings() {
        List<Reading> accepted = sources.readings().apply(unit, account);
        ReadingState state = sources.state().apply(unit, account);
        var days = new RuleDays(unit.days());
        found(
                SystemRule.R13,
                ReadingRules.age(account, state).stream().map(old -> dated(old, state)).toList(),
                days.old(account, state));
        List<HeldReading> held = sources.held().apply(unit, account);
        heldBy(SystemRule.R14, "Q5", held);
        heldBy(SystemRule.R15, "Q6", held);
        Set<AccountKey> answered = accepted.isEmpty() ? Set.of() : Set.of(account);
        found(SystemRule.R12, ReadingRules.sameAccounts("statements", Set.of(account), answered));
        List<Deal> deals = sources.deals().apply(unit, account);
        List<RuleFinding> rolls = new ArrayList<>();
        Map<String, LocalDate> rolled = new HashMap<>();
        for (int i = 1; i < accepted.size(); i++) {
            LocalDate from = unit.days().of(accepted.get(i - 1).asOf());
            for (RuleFinding one :
                    ReadingRules.balance(accepted.get(i - 1), accepted.get(i), deals)) {
                rolls.add(one);
                rolled.put(one.key(), from);
            }
        }
        if (accepted.size() < 2) {
            notApplied(SystemRule.R16, "There are fewer than two accepted readings to compare.");
        } else {
            found(SystemRule.R16, rolls, rolled);
        }
    }

    /// An age in minutes would make other evidence of the same data with every minute; the band,
    /// its limits and the instant of the reading say the same and stay.
    private RuleFinding dated(RuleFinding old, ReadingState state) {
        Reading reading = ReadingState.reading(state).orElse(null);
        if (reading == null) {
            return old;
        }
        FreshnessBand band =
                state instanceof ReadingState.Ok ok ? ok.band() : FreshnessBand.CRITICAL;
        FreshnessLimits limits = sources.freshness().apply(unit);
        return new RuleFinding(
                old.rule(),
                old.key(),
                band + ", as of " + reading.asOf(),
                "younger than %d min of open time; from there DEGRADED, over %d min CRITICAL"
                        .formatted(limits.acceptable().toMinutes(), limits.degraded().toMinutes()),
                old.difference(),
                old.severity(),
                old.message());
    }

    private void heldBy(SystemRule rule, String quarantine, List<HeldReading> held) {
        List<HeldReading> failed =
                held.stream()
                        .filter(
                                one ->
                                        one.rules().stream()
                                                .anyMatch(text -> text.startsWith(quarantine)))
                        .toList();
        int open = failed.size();
        List<RuleFinding> findings =
                open == 0
                        ? List.of()
                        : List.of(
                                new RuleFinding(
                                        rule,
                                        account.toString(),
                                        open + " held by " + quarantine,
                                        "0 held",
                                        Integer.toString(open),
                                        fidus.mt5.checks.Severity.CRITICAL,
                                        "Account " + account + " has readings nobody has judged."));
        found(rule, findings, new RuleDays(unit.days()).held(account, failed));
    }

    private void deals() {
        List<Deal> copies = sources.copies().apply(unit, account);
        List<RuleFinding> twice = DealRules.onOneLogin(copies);
        var days = new RuleDays(unit.days());
        found(SystemRule.R17, twice, days.copies(copies, twice));
        PairingResult pairing = sources.pairing().apply(unit, account);
        List<RuleFinding> transit =
                DealRules.unpairedTransfers(pairing, unit.now()).stream()
                        .filter(
                                finding ->
                                        finding.key()
                                                .startsWith(
                                                        account.server()
                                                                + "/"
                                                                + account.login()
                                                                + "/"))
                        .toList();
        found(SystemRule.R8, transit, days.legs(pairing));
        fields(copies.size());
    }

    /// Stored records are checked by their own field rules whenever they are read; one that breaks
    /// them ends the run with an error.
    private void fields(int others) {
        int records =
                sources.deals().apply(unit, account).size()
                        + sources.readings().apply(unit, account).size()
                        + others;
        evaluated.add(SystemRule.R24.name());
        outcomes.add(
                new RuleOutcome(
                        SystemRule.R24.name(),
                        title(SystemRule.R24),
                        true,
                        0,
                        "All " + records + " records were read and obey their field rules."));
    }

    private void found(SystemRule rule, List<RuleFinding> findings) {
        found(rule, findings, Map.of());
    }

    /// @param days by key the first day that a finding concerns, where it is of days
    private void found(SystemRule rule, List<RuleFinding> findings, Map<String, LocalDate> days) {
        evaluated.add(rule.name());
        for (RuleFinding finding : findings) {
            seen.add(
                    new Findings.Seen(
                            rule.name(),
                            finding.key(),
                            finding.left(),
                            finding.right(),
                            money(finding.difference()),
                            Severity.valueOf(finding.severity().name()),
                            days.get(finding.key())));
        }
        String sentence = findings.isEmpty() ? "Passes." : findings.getFirst().message();
        outcomes.add(
                new RuleOutcome(
                        rule.name(), title(rule), findings.isEmpty(), findings.size(), sentence));
    }

    private void notApplied(SystemRule rule, String why) {
        outcomes.add(new RuleOutcome(rule.name(), title(rule), null, 0, why));
    }

    private static @Nullable Money money(@Nullable String difference) {
        if (difference == null || !difference.matches("-?\\d+(\\.\\d+)? [A-Z][A-Z0-9]{2,4}")) {
            return null;
        }
        String[] parts = difference.split(" ", 2);
        return Money.of(parts[0], parts[1]);
    }

    private static String title(SystemRule rule) {
        return TITLES.getOrDefault(rule, rule.name());
    }

    private static Map<SystemRule, String> titles() {
        var titles = new LinkedHashMap<SystemRule, String>();
        titles.put(SystemRule.R1, "Mapping lines add up to the principal");
        titles.put(SystemRule.R2, "One client per account");
        titles.put(SystemRule.R3, "Registered once");
        titles.put(SystemRule.R8, "Transfers have both legs");
        titles.put(SystemRule.R12, "The source answers for the account");
        titles.put(SystemRule.R13, "The last reading is young enough");
        titles.put(SystemRule.R14, "No reading held for a jump");
        titles.put(SystemRule.R15, "No reading held for a zero");
        titles.put(SystemRule.R16, "Deals explain the change of the balance");
        titles.put(SystemRule.R17, "Each deal on one login only");
        titles.put(SystemRule.R18, "The account is fully set up");
        titles.put(SystemRule.R22, "Clients exist once");
        titles.put(SystemRule.R23, "Parents exist");
        titles.put(SystemRule.R24, "Fields are valid");
        return titles;
    }
}
