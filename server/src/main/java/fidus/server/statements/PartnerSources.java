package fidus.server.statements;

import fidus.agents.Agent;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.Franchise;
import fidus.investments.commissions.AgentAssignment;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.agents.Agents;
import fidus.server.franchises.MonthPools;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;
import fidus.statements.partners.Partner;
import fidus.statements.partners.PartnerId;
import fidus.statements.partners.PartnerInput;
import fidus.statements.partners.PartnerKind;
import fidus.statements.partners.PartnerStatement;
import fidus.statements.partners.PartnerStatements;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// Where the figures of partners' statements come from: the commission and pool rows of contracts,
/// the payments of them, and what the books hold.
public record PartnerSources(
        Agents agents, MonthPools pools, ContractBooks books, Payments payments, Ledger ledger) {
    private static final List<String> COMMISSIONS = List.of("2300", "2310");
    private static final List<String> POOLS = List.of("2500", "2510");

    /// All agents by code, and after them all companies by name.
    List<Partner> all(Unit unit) {
        return Stream.concat(
                        agents.all(unit).stream().map(PartnerSources::of),
                        pools.companies(unit).stream().map(PartnerSources::of))
                .toList();
    }

    /// @throws Refused `NOT_FOUND`
    Partner get(Unit unit, PartnerId id) {
        return all(unit).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "partnerId",
                                        Problem.Code.NOT_FOUND,
                                        "There is no such agent or company."));
    }

    /// Those of whom the month's statements tell.
    Set<PartnerId> earning(Unit unit, YearMonth month) {
        return ToldPartners.of(unit, this, month);
    }

    /// What the statements of a month are computed from, for these partners at once: contracts,
    /// payments, assignments and balances are read once for all of them.
    Map<PartnerId, PartnerInput> inputs(
            Unit unit, YearMonth month, List<Partner> partners, String zone) {
        LocalDate to = month.atEndOfMonth();
        Map<PartnerId, PartnerEarnings> all = PartnersGathered.of(unit, this, partners, to);
        Map<UUID, Integer> clients = clients(unit, to);
        Map<String, Map<Currency, Money>> booked = new HashMap<>();
        booked(unit, month, COMMISSIONS, "agent", booked);
        booked(unit, month, POOLS, "franchise", booked);
        var inputs = new HashMap<PartnerId, PartnerInput>();
        for (Partner one : partners) {
            PartnerEarnings earned = Objects.requireNonNull(all.get(one.id()));
            boolean agent = one.partnerKind() == PartnerKind.AGENT;
            UUID id = one.id().value();
            inputs.put(
                    one.id(),
                    new PartnerInput(
                            one,
                            month,
                            zone,
                            agent ? clients.getOrDefault(id, 0) : earned.clients().size(),
                            earned.contracts(),
                            earned.earnings(),
                            held(booked.getOrDefault(id.toString(), Map.of()), earned.accrued())));
        }
        return inputs;
    }

    /// @throws Refused `UNBALANCED`
    PartnerStatement statement(Unit unit, YearMonth month, Partner partner, String zone) {
        return PartnerStatements.of(
                Objects.requireNonNull(
                        inputs(unit, month, List.of(partner), zone).get(partner.id())));
    }

    /// How many clients each agent had on a day, as it was known then.
    private Map<UUID, Integer> clients(Unit unit, LocalDate day) {
        var counts = new HashMap<UUID, Integer>();
        agents.assigned(unit).values().stream()
                .flatMap(all -> AgentAssignment.told(all, day).stream())
                .forEach(one -> counts.merge(one.agentId().value(), 1, Integer::sum));
        return counts;
    }

    /// Adds what accounts hold for each value of a dimension; ids of agents and companies differ.
    private void booked(
            Unit unit,
            YearMonth month,
            List<String> accounts,
            String dimension,
            Map<String, Map<Currency, Money>> booked) {
        for (Ledger.Balance one : ledger.balances(unit, accounts, List.of(dimension), month)) {
            booked.computeIfAbsent(one.values().getFirst(), _ -> new TreeMap<>())
                    .merge(one.balance().currency(), one.balance().negated(), Money::plus);
        }
    }

    private static List<PartnerInput.Held> held(
            Map<Currency, Money> sums, Map<Currency, Money> accrued) {
        var booked = new TreeMap<>(sums);
        accrued.keySet().forEach(one -> booked.putIfAbsent(one, Money.zero(one)));
        var held = new ArrayList<PartnerInput.Held>();
        booked.forEach(
                (currency, sum) ->
                        held.add(
                                new PartnerInput.Held(
                                        accrued.getOrDefault(currency, Money.zero(currency)),
                                        sum)));
        return held;
    }

    private static Partner of(Agent agent) {
        return new Partner(
                new PartnerId(agent.id().value()),
                PartnerKind.AGENT,
                agent.agentCode(),
                agent.name());
    }

    private static Partner of(Franchise company) {
        return new Partner(
                new PartnerId(company.id().value()), PartnerKind.FRANCHISE, "", company.name());
    }
}
